package pish.command;

import java.util.LinkedHashMap;
import java.util.Map;
import pish.syntax.SyntaxError;

/** The words {@code NAME=VALUE …} of {@code set}: all of them are made, or none. */
final class Assignments {
    private final Invocation invocation;

    Assignments(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Makes the variables. */
    void make(Variables variables) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : invocation.arguments()) {
            int sign = word.indexOf('=');
            if (sign <= 0) {
                throw invocation.fault(
                        word, "text after the value: " + word, "quotes keep blanks together: name='a b'");
            }
            String name = word.substring(0, sign);
            refuse(word, name);
            values.put(name, word.substring(sign + 1));
        }
        values.forEach(variables::put);
    }

    private void refuse(String word, String name) {
        if (Setting.of(name).isPresent()) {
            String hint = "type `set " + name + " VALUE`; a variable needs another name";
            throw invocation.fault(word, name + " is a setting", hint);
        }
        Variables.refusal(name).ifPresent(why -> {
            SyntaxError fault = invocation.fault(word, why, "");
            throw fault;
        });
    }
}
