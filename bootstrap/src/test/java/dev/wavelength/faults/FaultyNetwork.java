package dev.wavelength.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The network between a service and its database, and what befalls networks.
final class FaultyNetwork implements AutoCloseable {

    /// How PostgreSQL says that a transaction is committed (protocol 3.0, CommandComplete).
    private static final String COMMITTED = "C\0\0\0\u000bCOMMIT\0";

    private static final int DELAY_MILLIS = 30;

    /// Of so many answers to a commit one is lost.
    private static final int ONE_OF = 3;

    /// What befalls it.
    enum Fault {
        NONE,
        /// Whatever is said arrives later.
        DELAY,
        /// Nothing arrives, and nobody is told. Connections from before stay so for ever.
        SILENCE,
        /// Connections are reset, and those who come anew as well.
        RESET,
        /// What was asked is committed, and the connection breaks before that is answered.
        COMMITS_UNANSWERED
    }

    private final ServerSocket door;
    private final int database;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;

    /// @param database its port
    FaultyNetwork(int database) throws IOException {
        this.database = database;
        door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("network").start(this::accept);
    }

    /// Where the database seems to be.
    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    /// Lets something befall it from now on.
    void suffer(Fault now) {
        fault = now;
        switch (now) {
            case SILENCE -> lines.forEach(line -> line.dead = true);
            case RESET -> lines.forEach(Line::reset);
            case NONE, DELAY, COMMITS_UNANSWERED -> {}
        }
    }

    /// How many commits were not answered.
    int unanswered() {
        return unanswered.get();
    }

    private void accept() {
        try {
            while (true) {
                var line = new Line(door.accept());
                lines.add(line);
                Thread.ofVirtual().start(line::open);
            }
        } catch (IOException closed) {
            // There is no network any more.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        lines.forEach(Line::reset);
    }

    /// One connection, in two halves.
    private final class Line {

        private final Socket service;
        private final Socket store = new Socket();
        private volatile boolean dead;

        Line(Socket service) {
            this.service = service;
            this.dead = fault == Fault.SILENCE;
        }

        void open() {
            try {
                if (fault == Fault.RESET) throw new IOException("reset");
                store.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), database));
                store.setTcpNoDelay(true);
                service.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> carry(store, service, true));
                carry(service, store, false);
            } catch (IOException nobodyThere) {
                reset();
            }
        }

        private void carry(Socket from, Socket to, boolean answers) {
            var bytes = new byte[16 * 1024];
            try {
                while (true) {
                    int count = from.getInputStream().read(bytes);
                    if (count < 0) break;
                    if (fault == Fault.DELAY) Thread.sleep(DELAY_MILLIS);
                    if (answers && isToBeLost(bytes, count)) break;
                    if (!dead) to.getOutputStream().write(bytes, 0, count);
                }
            } catch (IOException broken) {
                // The other side is to notice as well.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            reset();
        }

        private boolean isToBeLost(byte[] bytes, int count) {
            if (fault != Fault.COMMITS_UNANSWERED) return false;
            var text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
            if (!text.contains(COMMITTED)) return false;
            boolean lost = commits.incrementAndGet() % ONE_OF == 0;
            if (lost) unanswered.incrementAndGet();
            return lost;
        }

        /// Ends both halves without a good-bye, but never one that is silent: nobody is told there.
        void reset() {
            if (dead && fault == Fault.SILENCE) return;
            lines.remove(this);
            try {
                for (var half : new Socket[] {service, store}) {
                    if (half.isConnected() && !half.isClosed()) half.setSoLinger(true, 0);
                    half.close();
                }
            } catch (IOException closedAlready) {
                // That is what was wanted.
            }
        }
    }
}
