#!/bin/sh
# Prints the home of a JDK 25 or newer on this machine; shared by ./mvnw, ./holdfast and the distribution's bin/holdfast.
#
#   find-jdk.sh [tool]     tool: the program that must be in its bin folder, javac unless told otherwise
#
# What the user points at comes first: JAVA_HOME, then the java on PATH. Among the rest an exact 25 is taken before anything
# newer. Versions are read from each JDK's release file, for starting a JVM to ask it would cost more than all of this.
# HOLDFAST_JDKS_UNDER names a folder to look under in place of the machine's root, for images and tests.
set -u
wanted=25
tool=${1:-javac}
under=${HOLDFAST_JDKS_UNDER:-}

version() { # home -> feature version, 0 where there is no usable JDK
  feature=0
  if [ -x "$1/bin/java" ] && [ -x "$1/bin/$tool" ] && [ -r "$1/release" ]; then
    while IFS='=' read -r key value; do
      if [ "$key" = JAVA_VERSION ]; then
        feature=${value#\"}
        feature=${feature%%[!0-9]*}
      fi
    done <"$1/release"
  fi
  echo "${feature:-0}"
}

on_path() { # the home that the java on PATH belongs to, seen through symbolic links
  java=$(command -v java) || return 0
  java=$(readlink -f "$java" 2>/dev/null) || return 0
  echo "${java%/bin/java}"
}

installed() { # one home a line, from the places where packages and tools put them
  for home in "$under"/usr/lib/jvm/* "$under"/usr/java/* "$under"/usr/local/lib/jvm/* \
    "$under"/opt/* "$under"/opt/java/* "$under"/opt/jdk/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.local/share/jdks/* \
    "$under"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$under"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$under"/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -r "$home/release" ]; then echo "$home"; fi
  done
  if [ -r "$HOME/.m2/toolchains.xml" ]; then
    sed -n 's:.*<jdkHome>[[:space:]]*\(.*[^[:space:]]\)[[:space:]]*</jdkHome>.*:\1:p' "$HOME/.m2/toolchains.xml"
  fi
}

HOME=${HOME:-/nonexistent}
for home in "${JAVA_HOME:-}" "$(on_path)"; do
  if [ -n "$home" ] && [ "$(version "$home")" -ge $wanted ]; then
    echo "$home"
    exit 0
  fi
done

newer=$(installed | while IFS= read -r home; do
  found=$(version "$home")
  if [ "$found" -ge $wanted ]; then echo "$found $home"; fi
done | sort -n | head -n 1)
if [ -n "$newer" ]; then
  echo "${newer#* }"
  exit 0
fi

echo "Holdfast needs a JDK $wanted or newer and found none: install one (for example Eclipse Temurin $wanted, package temurin-$wanted-jdk, from adoptium.net) or set JAVA_HOME to it." >&2
exit 2
