package pish.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What names of archives say. */
class SourceArchiveTest {
    @Test
    void theVersionIsInTheName() {
        assertThat(SourceArchive.version("mpich-3.1.tar.gz")).contains("3.1");
        assertThat(SourceArchive.version("mpich_4.0.2.orig.tar.xz")).contains("4.0.2");
        assertThat(SourceArchive.version("mpich-4.3.0rc2.tgz")).contains("4.3.0rc2");
        assertThat(SourceArchive.version("mpi4py-1.3.1.tar.gz")).contains("1.3.1");
        assertThat(SourceArchive.version("source.tar.gz")).isEmpty();
    }

    @Test
    void theNameIsTheLastPartOfAUrl() {
        assertThat(SourceArchive.name("https://example.org/a/mpich-3.1.tar.gz?mirror=x/y"))
                .isEqualTo("mpich-3.1.tar.gz");
        assertThat(SourceArchive.isSound("mpich-3.1.tar.gz")).isTrue();
        assertThat(SourceArchive.isSound("..")).isFalse();
        assertThat(SourceArchive.isSound("a b")).isFalse();
    }

    @Test
    void aPathIsNoUrl() {
        assertThat(SourceArchive.isUrl("https://example.org/mpich-3.1.tar.gz")).isTrue();
        assertThat(SourceArchive.isUrl("mpich-3.1.tar.gz")).isFalse();
        assertThat(SourceArchive.isUrl("https://example.org/")).isFalse();
    }
}
