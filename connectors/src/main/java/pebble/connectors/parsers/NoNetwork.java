package pebble.connectors.parsers;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Java's own ways to a network, closed: the second bolt where the system has none, or should its own be open. */
final class NoNetwork {
    private static final Set<String> FAR = Set.of("http", "https", "ftp", "mailto", "ldap", "rmi");

    private NoNetwork() {}

    static void enforce() throws IOException {
        ProxySelector.setDefault(new NoProxy());
        URL.setURLStreamHandlerFactory(NoNetwork::handler);
        Socket.setSocketImplFactory(() -> {
            throw new IllegalStateException("There is no network here");
        });
    }

    private static @Nullable URLStreamHandler handler(String protocol) {
        return FAR.contains(protocol) ? new Closed() : null;
    }

    private static final class Closed extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            throw new SocketException("There is no network here");
        }
    }

    private static final class NoProxy extends ProxySelector {
        @Override
        public List<Proxy> select(@Nullable URI uri) {
            throw new IllegalArgumentException("There is no network here");
        }

        @Override
        public void connectFailed(@Nullable URI uri, @Nullable SocketAddress address, @Nullable IOException failure) {
            // Nothing is connected.
        }
    }
}
