package pebble.connectors.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * ONNX Runtime's environment, one a process. Its library takes it down by a shutdown hook, beside all other hooks, though texts may still be read by
 * threads that end with the process: that ends in a crash instead. The environment counts who holds it, so holding it once more keeps it to the end.
 */
public final class OnnxEnvironment {
    private static final int FATAL = 4;
    private static final OrtEnvironment HELD = hold();

    private OnnxEnvironment() {}

    public static OrtEnvironment get() {
        return HELD;
    }

    private static OrtEnvironment hold() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            Method create = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            api.setAccessible(true);
            create.setAccessible(true);
            create.invoke(null, api.getLong(null), FATAL, "held");
            return environment;
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("this ONNX Runtime is not the one that was looked into", changed);
        }
    }
}
