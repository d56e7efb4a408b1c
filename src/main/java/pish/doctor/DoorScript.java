package pish.doctor;

/**
 * The shell text by which nodes try to reach each other as MPI's processes do: over TCP, on a high port. What listens
 * leaves after some seconds, whatever comes.
 */
final class DoorScript {
    /** Listens in the background, with what there is that can, and prints on which port. */
    static final String LISTEN = """
            LC_ALL=C; export LC_ALL
            exec 2>/dev/null
            if command -v perl >/dev/null && perl -MIO::Socket::INET -MPOSIX -e 1; then
              perl -MIO::Socket::INET -MPOSIX=setsid -e '
                my $door = IO::Socket::INET->new(Listen => 8, Proto => "tcp") or exit 1;
                defined(my $child = fork) or exit 1;
                if ($child) { print $door->sockport, "\\n"; exit 0 }
                setsid;
                open STDIN, "<", "/dev/null"; open STDOUT, ">", "/dev/null"; open STDERR, ">", "/dev/null";
                alarm 15;
                while (my $guest = $door->accept) { close $guest }'
            elif command -v python3 >/dev/null; then
              python3 -c '
            import os, signal, socket, sys
            door = socket.socket(); door.bind(("", 0)); door.listen(8)
            if os.fork():
                print(door.getsockname()[1]); sys.stdout.flush(); os._exit(0)
            os.setsid(); signal.alarm(15)
            null = os.open("/dev/null", os.O_RDWR)
            for stream in 0, 1, 2: os.dup2(null, stream)
            while True: door.accept()[0].close()'
            elif command -v nc >/dev/null && command -v timeout >/dev/null; then
              port=$((33000 + $$ % 27000))
              { timeout 15 nc -l -p $port || timeout 15 nc -l $port; } </dev/null >/dev/null &
              echo $port
            else
              exit 1
            fi
            """;

    /** Reads lines of a number, an address and a port, and prints the number and {@code ok}, or why that door is shut. */
    static final String CONNECT = """
            LC_ALL=C; export LC_ALL
            knock() {
              if command -v bash >/dev/null && command -v timeout >/dev/null; then
                said=$(timeout 3 bash -c 'exec 3<>"/dev/tcp/$1/$2"' sh "$2" "$3" 2>&1)
              elif command -v nc >/dev/null; then
                said=$(nc -z -w 3 "$2" "$3" 2>&1)
              else
                echo "$1 untried"; return
              fi
              case $?:$said in
                0:*) echo "$1 ok" ;;
                *refused*) echo "$1 refused" ;;
                *'No route'* | *nreachable* | *rohibited*) echo "$1 unreachable" ;;
                *) echo "$1 silent" ;;
              esac
            }
            while read -r number address port; do knock "$number" "$address" "$port" & done
            wait
            """;

    private DoorScript() {}
}
