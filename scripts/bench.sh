# ./pebble bench mail [--model]|board|classify|documents|search|kill: measures, prints figures beside their floors, and writes docs/benchmarks.md. Sourced by the launcher.

bench() { # test classes, more Maven settings…
    class=$1
    shift
    ended=$LOGS/bench.ended
    {
        status=0
        (cd "$PEBBLE_HOME" && mvn -q -B -ntp -Dquick -Dproduct.tests -pl tests -am "-Dtest=$class" -Dsurefire.failIfNoSpecifiedTests=false \
            "-Dpebble.home=$PEBBLE_HOME" ${SHARED_DATA:+"-Dshared.data=$SHARED_DATA"} "$@" test) || status=$?
        echo $status >"$ended"
    } | sed 's|\x1b\[[0-9;]*[a-zA-Z]||g' | grep -E '^FIGURE|^\[figure\]|ERROR|FAIL' || true
    return "$(cat "$ended")"
}

build
case "${1:-}" in
    mail)
        case "${2:-}" in
            --model) bench pebble.bench.ModelBench "-Dsurefire.args=-Dmails=${MAILS:-6000}" ;;
            *) bench pebble.bench.MailBench "-Dsurefire.args=-Dmails=${MAILS:-20000}" ;;
        esac
        ;;
    board) bench pebble.bench.BoardBench ;;
    classify) bench pebble.bench.ClassifyBench ;;
    documents)
        # what is told of shares and not of time, the tests that bind it print
        bench 'BringingTest#files_that_are*,EformsFigureTest#notices*,BroughtTesseractTest#receipts*,pebble.bench.DocumentsBench'
        ;;
    search) bench pebble.bench.SearchBench "-Dsurefire.args=-Ditems=${ITEMS:-100000} -Dkept=${KEPT:-}" ;;
    kill) bench pebble.tests.KillTest "-Dsurefire.args=-Dkills=${KILLS:-30}" ;;
    *) refuse "What is to be measured?" "./pebble bench mail, mail --model, board, classify, documents, search or kill." ;;
esac
