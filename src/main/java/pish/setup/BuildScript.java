package pish.setup;

/**
 * The shell text by which nodes build a part from source. What is done is noted in {@code PHASE.done}, with the key of the
 * {@link SourceBuild}: so a second run goes on where the first was cut off. What is installed is made ready beside its place
 * and takes its name in one step, with {@code .pish-source} in it, which has key and version: no half of it is ever found.
 */
final class BuildScript {
    static final String BEGIN = """
            LC_ALL=C; export LC_ALL; umask 022
            [ -z "${PISH_DEMO-}" ] || { echo 'x the nodes of a demo are this machine: nothing was built'; exit 1; }
            case $prefix in "~/"*) prefix=$HOME/${prefix#"~/"} ;; esac
            case $work in "~/"*) work=$HOME/${work#"~/"} ;; esac
            mkdir -p "$work" || exit
            # MPI for Python goes with one MPI
            [ $part != mpi4py ] || key=$key-$( { command -v mpicc; mpicc -show; } 2>/dev/null | cksum | tr ' ' -)
            """;

    /** Prints what kind of machine it is, what it has of the part, and where that is to be, a word and a value a line. */
    static final String ASK = """
            exec 2>/dev/null </dev/null
            lacks() { for tool; do command -v $tool >/dev/null || echo "lacks $tool"; done; }
            state=none
            above=$prefix
            until [ -e "$above" ]; do above=${above%/*}; above=${above:-/}; done
            if [ $part = mpi4py ]; then
              [ "$(cat "$work/install.done")" != "$key" ] || ! python3 -c 'import mpi4py.MPI' || state=installed
              lacks python3 mpicc cc
              python3 -c 'import setuptools' || echo 'lacks python3-setuptools'
              [ -e "$(python3 -c 'import sysconfig; print(sysconfig.get_path("include"))')/Python.h" ] || echo 'lacks python3-dev'
            elif [ "$(sed -n 1p "$prefix/.pish-source")" = "$key" ]; then
              ! grep -qF ":\\"$prefix/bin\\":" ~/.bashrc || state=installed
            elif [ -e "$prefix" ] && [ ! -e "$prefix/.pish-source" ] && [ -n "$(ls -A "$prefix")" ]; then state=foreign
            elif [ ! -w "$above" ]; then state=closed
            fi
            [ "$(cat "$work/pack.done")" != "$key" ] || [ ! -e "$work/built.tar.gz" ] || echo 'packed yes'
            [ $part = mpi4py ] || lacks cc make
            echo "kind $(uname -m) $(getconf GNU_LIBC_VERSION || uname -s)"
            echo "state $state"
            echo "prefix $prefix"
            """;

    /**
     * Runs phases one after the other, one build at a time in a folder. Says {@code b PHASE LOG} where one begins, {@code
     * e PHASE SECONDS} where it has ended, {@code d PHASE} where it was done before, {@code w} while another build is waited
     * for, {@code x TEXT} where nothing can be done, and {@code f PHASE STATUS LOG} where it failed, with the end of the log.
     */
    static final String PHASES = """
            # whoever listened may be gone, and the work goes on
            say() { (trap '' PIPE; printf '%s\\n' "$*") 2>/dev/null || :; }
            stop() { say x "$1"; exit 1; }
            cd "$work" || exit
            exec 9>lock
            ! command -v flock >/dev/null || flock -n 9 || { say w; flock 9; }
            read -r line </proc/$$/stat; set -- ${line##*) }; echo "$3" >group
            trap 'rm -f group' EXIT
            phase() {
              phase=$1 log=$work/$1.log
              [ "$(cat "$phase.done" 2>/dev/null)" != "$key" ] || { say d "$phase"; return; }
              say b "$phase" "$log"
              begun=$(date +%s)
              (do_$phase) >"$log" 2>&1 </dev/null
              status=$?
              if [ $status != 0 ]; then
                say f "$phase" $status "$log"
                (trap '' PIPE; grep -v '^[[:blank:]]*$' "$log" | tail -n 12) 2>/dev/null
                exit 1
              fi
              echo "$key" >".$phase.done" && mv -f ".$phase.done" "$phase.done" || stop "cannot write to $work"
              say e "$phase" $(($(date +%s) - begun))
            }
            do_unpack() {
              rm -rf src *.done && mkdir src && tar -xf "$file" -C src --strip-components=1 --no-same-owner
            }
            # what was found before has its old name until the new one has it
            place() {
              new=$prefix.pish-new old=$prefix.pish-old
              mkdir -p "${prefix%/*}" && rm -rf "$new" "$old" && mv "$1" "$new" || return
              printf '%s\\n' "$key" "$part $version" >"$new/.pish-source" || return
              if [ -e "$prefix/.pish-source" ]; then mv "$prefix" "$old" || return
              elif [ -e "$prefix" ]; then rmdir "$prefix" || return
              fi
              mv "$new" "$prefix" || { [ ! -e "$old" ] || mv "$old" "$prefix"; return 1; }
              rm -rf "$old"
            }
            # what was installed may have been taken away since
            [ $part = mpi4py ] || [ "$(sed -n 1p "$prefix/.pish-source" 2>/dev/null)" = "$key" ] || rm -f install.done
            # .bashrc at its head, since Debian's returns early where a shell is not interactive; .profile for other shells
            paths() {
              lines="# BEGIN pish: setup $part
            case :\\$PATH: in *:\\"$prefix/bin\\":*) ;; *) PATH=\\"$prefix/bin:\\$PATH\\"; export PATH ;; esac
            # END pish: setup $part"
              put "$HOME/.bashrc" first || return
              for start in .bash_profile .bash_login .profile; do [ ! -e "$HOME/$start" ] || break; done
              put "$HOME/$start" last || return
              [ ! -e "$HOME/.zshenv" ] && case $SHELL in *zsh) false ;; esac || put "$HOME/.zshenv" first
            }
            put() {
              to=$1
              [ ! -L "$to" ] || to=$(readlink -f "$to")
              [ -e "$to" ] || : >"$to" || return
              # on a full disk all stays as it was
              cp -p "$to" "$to.pish-new" && {
                { [ $2 = last ] || printf '%s\\n' "$lines"; } &&
                  sed "/^# BEGIN pish: setup $part\\$/,/^# END pish: setup $part\\$/d" "$to" &&
                  { [ $2 = first ] || printf '%s\\n' "$lines"; }
              } >"$to.pish-new" && mv -f "$to.pish-new" "$to" || { rm -f "$to.pish-new"; return 1; }
            }
            """;

    /** What configures and makes; compilers of today take the older MPICH's sources only if told so. */
    static final String AUTOCONF = """
            jobs=$(nproc 2>/dev/null || echo 1)
            memory=$(awk '/^MemAvailable:/ { print int($2 / 400000) }' /proc/meminfo 2>/dev/null)
            [ "${memory:-$jobs}" -ge "$jobs" ] || jobs=$memory
            [ "$jobs" -ge 1 ] || jobs=1
            do_configure() {
              cd src || exit
              set --
              gcc=$(cc -dumpversion 2>/dev/null | sed 's/[^0-9].*//')
              case $version in [0-3] | [0-3].*) [ "${gcc:-0}" -lt 10 ] || {
                more=; [ "$gcc" -lt 14 ] || more=' -fpermissive'
                set -- CFLAGS="-O2 -fcommon$more" FFLAGS='-O2 -fallow-argument-mismatch' FCFLAGS='-O2 -fallow-argument-mismatch'
              } ;; esac
              fortran=
              case $part in mpich) command -v gfortran >/dev/null || command -v f77 >/dev/null || fortran=--disable-fortran ;; esac
              eval "nice ./configure --prefix=\\"\\$prefix\\" $fortran \\"\\$@\\" $extra"
            }
            do_make() { cd src && nice make -j "$jobs"; }
            do_install() {
              rm -rf stage && (cd src && nice make install DESTDIR="$work/stage") && place "$work/stage$prefix" && rm -rf stage
            }
            do_pack() { nice tar -czf .built -C "$prefix" . && mv -f .built built.tar.gz; }
            # another run may have come to its end while this one waited, and has cleared away what it no longer needs
            if [ "$(cat pack.done 2>/dev/null)" = "$key" ] && [ "$(cat install.done 2>/dev/null)" = "$key" ]; then
              echo "$key" | tee unpack.done configure.done >make.done
            fi
            phase unpack
            phase configure
            phase make
            phase install
            paths || stop "cannot write PATH to .bashrc and .profile"
            phase pack
            rm -rf src unpack.done configure.done make.done
            """;

    /** What a node of the same kind has built needs only be put in place. */
    static final String TAKE = """
            do_install() {
              rm -rf stage && mkdir stage && tar -xzf built.tar.gz -C stage --no-same-owner && place "$work/stage" && rm -rf stage
            }
            phase install
            paths || stop "cannot write PATH to .bashrc and .profile"
            """;

    /** Python's packages of one account; Debian's pip takes them only if told that this is meant. */
    static final String PYTHON = """
            do_install() {
              cd src || exit
              MPICC=$(command -v mpicc) || { echo 'mpicc is not there: setup mpich'; exit 1; }
              export MPICC
              if python3 -m pip --version; then
                set -- --user --no-deps --no-index --no-build-isolation --force-reinstall
                python3 -m pip install --help | grep -q -e --break-system-packages && set -- "$@" --break-system-packages
                nice python3 -m pip install "$@" .
              else
                nice python3 setup.py build --mpicc="$MPICC" && python3 setup.py install --user
              fi && cd / && python3 -c 'import mpi4py.MPI'
            }
            phase unpack
            phase install
            """;

    /** Ends a build's process group, if the build is still there. */
    static final String STOP = """
            cd "$work" || exit
            read -r group <group || exit 0
            ! command -v flock >/dev/null || ! flock -n lock true || exit 0
            kill -s TERM -- "-$group"
            for i in 1 2 3 4 5 6 7 8 9 10; do kill -s 0 -- "-$group" 2>/dev/null || exit 0; sleep 0.2; done
            kill -s KILL -- "-$group"
            """;

    private BuildScript() {}
}
