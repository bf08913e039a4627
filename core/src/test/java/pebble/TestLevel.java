package pebble;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Parts the tests into two levels, so that the coverage of each can be told. <b>Integration</b> tests speak to a listening
 * server over HTTP; <b>unit</b> tests call the code of a noun directly, on a real PostgreSQL where it needs one. A test is sorted
 * by what its class file and the test classes it leans on name, so nobody has to remember a tag. Without
 * {@code -Dpebble.level} every test runs.
 */
public final class TestLevel implements PostDiscoveryFilter {
    private static final Set<String> MARKS = Set.of("RANDOM_PORT", "DEFINED_PORT");
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private final String wanted = System.getProperty("pebble.level", "");

    @Override
    public FilterResult apply(TestDescriptor test) {
        if (wanted.isEmpty()) {
            return FilterResult.included("every level");
        }
        return FilterResult.includedIf(
                className(test).map(name -> wanted.equals(level(name))).orElse(true));
    }

    private static Optional<String> className(TestDescriptor test) {
        return test.getSource().map(source -> switch (source) {
            case ClassSource type -> type.getClassName();
            case MethodSource method -> method.getClassName();
            default -> null;
        });
    }

    private static String level(String className) {
        return KNOWN.computeIfAbsent(className, TestLevel::listens) ? "integration" : "unit";
    }

    private static boolean listens(String className) {
        Deque<String> open = new ArrayDeque<>(Set.of(className.replace('.', '/')));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            for (var entry : ClassFile.of().parse(bytes(open.pop())).constantPool()) {
                if (entry instanceof Utf8Entry text && MARKS.contains(text.stringValue())) {
                    return true;
                }
                if (entry instanceof ClassEntry type
                        && isTestCode(type.asInternalName())
                        && seen.add(type.asInternalName())) {
                    open.push(type.asInternalName());
                }
            }
        }
        return false;
    }

    private static boolean isTestCode(String name) {
        var url = TestLevel.class.getResource("/" + name + ".class");
        return name.startsWith("pebble/")
                && url != null
                && (url.toString().contains("test-classes") || url.toString().contains("-tests.jar"));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = TestLevel.class.getResourceAsStream("/" + name + ".class")) {
            if (in == null) {
                throw new IllegalStateException("no class file of " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
