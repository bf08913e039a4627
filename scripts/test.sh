# ./pebble test: installs what the tests need where it can, then runs everything. Sourced by the launcher.
# Usage: ./pebble test [web|server|product]   one part only; without a word all of them.

PART=${1:-all}
# what became of the stages: summary, failed, faults
OUTCOME=$LOGS/outcome
rm -rf "$OUTCOME"
mkdir -p "$OUTCOME"

wanted() { [ "$PART" = all ] || [ "$PART" = "$1" ]; }

# Runs a stage with its output in a log, prints the lines that say how it went, and remembers its time.
stage() { # title, log, pattern of the lines to print, command…
    title=$1
    part=$2
    log=$LOGS/$part.log
    pattern=$3
    shift 3
    printf '\n== %s\n' "$title"
    began=$(date +%s)
    status=0
    "$@" >"$log" 2>&1 </dev/null || status=$?
    seconds=$(($(date +%s) - began))
    # colours of the tools are left out
    sed 's/\x1b\[[0-9;]*[a-zA-Z]//g' "$log" | grep -E "$pattern" || true
    if [ $status -ne 0 ]; then
        printf '%s FAILED (exit %s); the end of %s:\n' "$title" "$status" "$log"
        sed 's/\x1b\[[0-9;]*[a-zA-Z]//g' "$log" | tail -n "${PEBBLE_TEST_TAIL:-120}"
        printf ' %s' "$part" >>"$OUTCOME/failed"
        # repeated at the very end, which is what is read first
        sed 's/\x1b\[[0-9;]*[a-zA-Z]//g' "$log" | grep -E '^\[ERROR\] +[A-Z][A-Za-z]+(Test)?[.:]|<<< (FAILURE|ERROR)|^ *FAIL ' |
            cut -c1-400 | head -n 40 >>"$OUTCOME/faults"
    fi
    printf '  %-46s %4s s  %s\n' "$title" "$seconds" "$([ $status -eq 0 ] && echo ok || echo FAILED)" >>"$OUTCOME/summary"
}

# ---------------------------------------------------------------- what the tests need

needs() { # command, Debian package
    command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ] || MISSING="$MISSING $2"
}

install_tools() {
    MISSING=""
    needs chromium chromium
    needs dovecot dovecot-imapd
    needs redis-server redis-server
    needs heif-convert libheif-examples
    [ -n "$MISSING" ] || return 0
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
        refuse "The tests need:$MISSING" "Install them, for example: sudo apt-get install$MISSING"
    fi
    echo "Installing what the tests need:$MISSING"
    # the tests start these servers themselves, on ports of their own: the packages shall not
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' >$policy
        chmod +x $policy
        trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    fi
    mkdir -p "$LOGS"
    # shellcheck disable=SC2086
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $MISSING; } \
        >"$LOGS/apt.log" 2>&1 || { tail -n 20 "$LOGS/apt.log"; refuse "apt-get could not install$MISSING" "Install them by hand."; }
}

# ---------------------------------------------------------------- coverage

JACOCO=0.8.15

coverage_of() { # name, exec files… ; writes a csv and prints one figure
    name=$1
    shift
    # shellcheck disable=SC2086
    "$JAVA_HOME/bin/java" -jar "$LOGS/jacococli.jar" report "$@" --classfiles "$PEBBLE_HOME/core/target/classes" \
        --classfiles "$PEBBLE_HOME/connectors/target/classes" --classfiles "$PEBBLE_HOME/app/target/classes" \
        --csv "$LOGS/coverage-$name.csv" --quiet >/dev/null
}

existing() { for file in "$@"; do [ ! -f "$file" ] || echo "$file"; done; }

jacoco() { # artifact, classifier, name of the file
    mvn -q -B -ntp dependency:copy "-Dartifact=org.jacoco:$1:$JACOCO:jar:$2" "-DoutputDirectory=$LOGS" -N
    mv -f "$LOGS/$1-$JACOCO-$2.jar" "$LOGS/$3"
}

# Unit: the tests that live beside the code in its module. Integration: those of the whole product, assembled or running.
coverage() {
    jacoco org.jacoco.cli nodeps jacococli.jar
    unit=$(existing "$PEBBLE_HOME/core/target/jacoco.exec" "$PEBBLE_HOME/connectors/target/jacoco.exec")
    integration=$(existing "$PEBBLE_HOME/app/target/jacoco.exec" "$LOGS/jacoco-product.exec")
    # shellcheck disable=SC2086
    {
        coverage_of unit $unit
        coverage_of integration $integration
        coverage_of merged $unit $integration
    }
    awk -F, '
        FNR == 1 { level++; next }
        { noun = $2; sub(/^pebble\./, "", noun); sub(/^pebble$/, "(main)", noun)
          nouns[noun]; missed[level, noun] += $8; covered[level, noun] += $9; missed[level, "all"] += $8; covered[level, "all"] += $9 }
        function share(l, n) { t = missed[l, n] + covered[l, n]; return t ? sprintf("%5.1f %%", 100 * covered[l, n] / t) : "    -  " }
        END {
            printf "%-28s %8s  %10s  %12s  %9s\n", "lines covered", "lines", "unit", "integration", "merged"
            for (n in nouns) rows[++k] = n
            for (i = 2; i <= k; i++) { v = rows[i]; for (j = i - 1; j > 0 && rows[j] > v; j--) rows[j + 1] = rows[j]; rows[j + 1] = v }
            rows[++k] = "all"
            for (i = 1; i <= k; i++) { n = rows[i]
                printf "%-28s %8d  %10s  %12s  %9s\n", n, missed[3, n] + covered[3, n], share(1, n), share(2, n), share(3, n) }
            if (missed[3, "all"] + covered[3, "all"] == 0) { print "no coverage was recorded"; exit 1 }
            unit = 100 * covered[1, "all"] / (missed[1, "all"] + covered[1, "all"])
            integration = 100 * covered[2, "all"] / (missed[2, "all"] + covered[2, "all"])
            printf "floors: unit >= 80 %%: %s, integration >= 60 %%: %s\n", (unit >= 80 ? "reached" : "MISSED"), (integration >= 60 ? "reached" : "MISSED")
        }' "$LOGS/coverage-unit.csv" "$LOGS/coverage-integration.csv" "$LOGS/coverage-merged.csv"
}

# ---------------------------------------------------------------- the stages

SUREFIRE='Tests run:.*[0-9]$|Tests run:.*FAIL|BUILD|^\[ERROR\] +[A-Z][A-Za-z]+\.[a-z_]|^\[figure\]|^FIGURE'
if [ -n "${SHARED_DATA:-}" ]; then SHARED="-Dshared.data=$SHARED_DATA"; else SHARED=""; fi

web_build() (build_web)
web() { (cd "$PEBBLE_HOME/web" && "$@"); }
# shellcheck disable=SC2086
maven() { (cd "$PEBBLE_HOME" && mvn -B -ntp -Dstyle.color=never $SHARED "$@"); }

started=$(date +%s)
[ "$PART" = web ] || install_tools

need_node
install_web
stage "Web: build" web-build 'error|warning' web_build

web_checks() {
    stage "Web: format" web-format 'error|warn|matched' web npm run --silent format:check
    stage "Web: lint" web-lint 'error|warning|problem' web npm run --silent lint
    stage "Web: types" web-types 'error' web npx tsc --noEmit
    stage "Web: tests and coverage" web-test '(Test Files|Tests|Duration) |All files|FAIL|passed|failed' web npm test --silent
}

# beside the server's, which wait for databases and clocks for a third of their time
if [ "$PART" = web ]; then
    web_checks
elif [ "$PART" = all ]; then
    web_checks >"$OUTCOME/web" 2>&1 &
    checking=$!
    trap 'kill $checking 2>/dev/null; exit 130' INT TERM
fi

if wanted server; then
    rm -f "$PEBBLE_HOME"/*/target/jacoco*.exec
    stage "Server: static checks, unit, PostgreSQL, HTTP" server-test "$SUREFIRE" maven -pl core,connectors,web,app --fail-at-end test
fi

if [ "$PART" = all ]; then
    wait $checking || printf ' web' >>"$OUTCOME/failed"
    trap - INT TERM
    cat "$OUTCOME/web"
fi

if wanted product; then
    stage "Product: build" product-build '…' build
    stage "Product: coverage agent" product-agent '' jacoco org.jacoco.agent runtime jacocoagent.jar
    rm -f "$LOGS/jacoco-product.exec"
    stage "Product: browsers, kills, outside servers" product-test "$SUREFIRE" maven -Dquick -Dproduct.tests -pl tests -am \
        -Dtest='pebble.tests.*Test' -Dsurefire.failIfNoSpecifiedTests=false "-Dpebble.home=$PEBBLE_HOME" \
        "-Dproduct.agent=-javaagent:$LOGS/jacocoagent.jar=includes=pebble.*,destfile=$LOGS/jacoco-product.exec" test
fi

if wanted server; then
    stage "Server: coverage" coverage '[0-9] %|^lines|^floors|^no coverage' coverage
fi

printf '\n'
cat "$OUTCOME/summary"
printf '  %-46s %4s s\n' "all" "$(($(date +%s) - started))"
if [ -s "$OUTCOME/failed" ]; then
    printf '\nFAILED:%s (logs in %s)\n' "$(cat "$OUTCOME/failed")" "$LOGS"
    cat "$OUTCOME/faults"
    exit 1
fi
