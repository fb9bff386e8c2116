#!/bin/bash
# Builds the plugin under examples/ against the artefacts of this build, as a stranger would: with nothing but what is
# installed in a Maven repository. Then drops its jar into a server of its own. Arguments: the unpacked server, a folder to
# work in; leaves the server with the plugin in restante there. MAVEN_REPOSITORY is the local repository ($HOME/.m2/repository).
set -euo pipefail
restante=$1 work=$2
here=$(cd "$(dirname "$0")" && pwd)
root=$here/..
repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
fail() { printf '!! plugin: %s\n' "$*" >&2; exit 1; }
mkdir -p "$work"

version=$(sed -n '0,/<version>/s/.*<version>\(.*\)<\/version>.*/\1/p' "$root/pom.xml")
[ -d "$repository/org/apache/maven" ] || fail "$repository has no Maven plugins: the build fills it"
# A repository beside the user's own, which shares its files: nothing of this build stays behind there.
cp -rs "$repository" "$work/repository"
rm -rf "$work/repository/org/restante"

# artefact MODULE TYPE FILE: puts a file where Maven's install would
artefact() {
    local folder=$work/repository/org/restante/$1/$version
    mkdir -p "$folder"
    [ -f "$3" ] || fail "$3 is not there: mvn -B package -DskipTests makes it"
    cp "$3" "$folder/$1-$version.$2"
}
artefact restante pom "$root/pom.xml"
for module in imap-protocol store-spi store-tck auth-sasl server-core imap-server; do
    artefact "$module" pom "$root/$module/pom.xml"
    artefact "$module" jar "$root/$module/target/$module-$version.jar"
done

cp -r "$root/examples/club-plugin" "$work/plugin" # outside of the project, like a stranger's
rm -rf "$work/plugin/target"
(cd "$work/plugin" && mvn -o -B -ntp "-Dmaven.repo.local=$work/repository" package) >"$work/build.log" 2>&1 || {
    tail -80 "$work/build.log" >&2
    fail "the example does not build against the installed artefacts"
}
grep -E 'Tests run: .*Skipped: [0-9]+$' "$work/build.log" | tail -1

cp -r "$restante" "$work/restante"
mkdir -p "$work/restante/plugins/club"
cp "$work"/plugin/target/club-plugin-*.jar "$work/restante/plugins/club/"
