# ./pebble api: writes api/openapi.json anew from the code. Sourced by the launcher.

step "Writing api/openapi.json" api sh -c 'cd "$1" && mvn -B -ntp -Dquick -Dapi.write=true -pl app -am \
    -Dtest=ApiContractTest -Dsurefire.failIfNoSpecifiedTests=false test' sh "$PEBBLE_HOME"
