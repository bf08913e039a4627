# ./pebble train-starter: builds core's classifier/starter.model anew from the examples beside it. Sourced by the launcher.

step "Training the starter model" train-starter sh -c 'cd "$1" && mvn -B -ntp -Dquick -Dproduct.tests -pl tests -am \
    -Dtest=pebble.bench.StarterTraining -Dsurefire.failIfNoSpecifiedTests=false "-Dpebble.home=$1" test' sh "$PEBBLE_HOME"
