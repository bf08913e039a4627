package pebble.ground;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A place to listen at. */
public record Port(InetAddress address, int number) {

    public static Port of(Variables variables) {
        String bind = variables.get("BIND", "127.0.0.1");
        try {
            return new Port(InetAddress.getByName(bind), variables.number("PORT", 8000));
        } catch (IOException unknown) {
            throw new Refusal(
                    "BIND is \"" + bind + "\", which is no address of this machine.",
                    "Set BIND to 127.0.0.1 or 0.0.0.0.");
        }
    }

    /** A free port of the loopback address, for what only this machine talks to. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Refusal("No free port on this machine: " + e.getMessage(), "Close some programs and try again.");
        }
    }

    /** Fails early and clearly: a taken port is the most common reason that a start fails. */
    public void refuseTaken() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, number));
        } catch (IOException e) {
            throw new Refusal(
                    "Port " + number + " of " + address.getHostAddress() + " is taken"
                            + holder().map(name -> " by " + name).orElse("") + ".",
                    "Stop that program, or choose another port: PORT=" + (number + 1) + " ./pebble up");
        }
    }

    /** Name and process id of who listens there, where Linux tells. */
    private Optional<String> holder() {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(this::sockets)
                .flatMap(Port::processes)
                .findFirst();
    }

    private Stream<String> sockets(String table) {
        String end = String.format(Locale.ROOT, ":%04X", number);
        try {
            return Files.readAllLines(Path.of(table)).stream()
                    .map(line -> line.trim().split("\\s+"))
                    .filter(column -> column.length > 9 && column[1].endsWith(end) && column[3].equals("0A"))
                    .map(column -> "socket:[" + column[9] + "]");
        } catch (IOException notLinux) {
            return Stream.empty();
        }
    }

    private static Stream<String> processes(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process, socket))
                .map(process -> {
                    String command = process.info()
                            .command()
                            .map(path -> Path.of(path).getFileName() + ", ")
                            .orElse("");
                    return command + "process " + process.pid();
                });
    }

    private static boolean holds(ProcessHandle process, String socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return files.anyMatch(file -> {
                try {
                    return Files.readSymbolicLink(file).toString().equals(socket);
                } catch (IOException closedMeanwhile) {
                    return false;
                }
            });
        } catch (IOException notOurs) {
            return false;
        }
    }
}
