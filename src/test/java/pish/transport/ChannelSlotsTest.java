package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChannelSlotsTest {
    private final ChannelSlots slots = new ChannelSlots();

    private CompletableFuture<ChannelSlots.Place> taking(ChannelUse use) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return slots.take(use);
            } catch (IOException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        });
    }

    private static ChannelSlots.Place got(CompletableFuture<ChannelSlots.Place> taking) throws Exception {
        return taking.get(20, TimeUnit.SECONDS);
    }

    private void take(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            slots.take(ChannelUse.WORK);
        }
    }

    @Test
    void workLeavesPlacesForAShellAndAKill() throws Exception {
        take(8);
        CompletableFuture<ChannelSlots.Place> ninth = taking(ChannelUse.WORK);
        ChannelSlots.Place shell = slots.take(ChannelUse.SHELL);
        ChannelSlots.Place kill = slots.take(ChannelUse.KILL);
        assertThat(ninth).isNotDone();
        kill.give();
        shell.give();
        assertThatThrownBy(() -> ninth.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(Exception.class);
        slots.end("gone");
        assertThatThrownBy(() -> ninth.get(20, TimeUnit.SECONDS)).hasRootCauseMessage("gone");
    }

    @Test
    void aPlaceGivenBackGoesToWhoWaits() throws Exception {
        ChannelSlots.Place first = slots.take(ChannelUse.WORK);
        take(7);
        CompletableFuture<ChannelSlots.Place> waiting = taking(ChannelUse.WORK);
        first.give();
        assertThat(got(waiting)).isNotNull();
        // giving twice is giving once
        first.give();
        CompletableFuture<ChannelSlots.Place> more = taking(ChannelUse.WORK);
        assertThatThrownBy(() -> more.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(Exception.class);
        slots.end("gone");
    }

    @Test
    void aRefusalTeachesTheLimit() throws Exception {
        ChannelSlots.Place one = slots.take(ChannelUse.SHELL);
        assertThat(slots.take(ChannelUse.SHELL).refused()).isTrue();
        CompletableFuture<ChannelSlots.Place> waiting = taking(ChannelUse.WORK);
        assertThatThrownBy(() -> waiting.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(Exception.class);
        one.give();
        assertThat(got(waiting).refused()).as("nothing else is open").isFalse();
    }

    @Test
    void aKillWaitsNotForLong() throws Exception {
        take(8);
        slots.take(ChannelUse.SHELL);
        slots.take(ChannelUse.KILL);
        assertThatThrownBy(() -> slots.take(ChannelUse.KILL))
                .isInstanceOf(IOException.class)
                .hasMessage("all 10 channels that the node allows are busy");
    }
}
