#!/usr/bin/env bash
# Builds libanyshot_torch.so and libanyshot_opencv.so into build/native. Arguments go to CMake, for example -DCMAKE_PREFIX_PATH=/opt/libtorch.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
outputs=("$BUILD"/native/libanyshot_{torch,opencv}.so)

# The libraries underneath are inputs too: after their upgrade the headers have changed.
inputs() {
  hash_of src/Native
  printf '%s\n' "$*"
  dpkg-query -W -f '${Package} ${Version}\n' libtorch-dev libopencv-core-dev g++ 2>/dev/null || true
}
hash=$(inputs "$@" | sha256sum | cut -d ' ' -f 1)
is_current native "$hash" "${outputs[@]}" && exit 0

lock_setup
is_current native "$hash" "${outputs[@]}" && exit 0
command -v cmake >/dev/null || die "cmake is missing: install what scripts/packages-build.txt names"
say "building the native libraries (about a minute)"

generator=()
[[ -f $BUILD/native/CMakeCache.txt ]] || generator=(-G Ninja)
launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
if ! logged native-configure cmake -S "$ROOT/src/Native" -B "$BUILD/native" "${generator[@]}" "${launcher[@]}" "$@"; then
  grep -A 5 -m 3 'CMake Error' "$LOGS/native-configure.log" >&2 || true
  die "CMake cannot configure src/Native (see build/logs/native-configure.log)"
fi
if ! logged native-build cmake --build "$BUILD/native"; then
  grep -E -m 10 'error:|Error' "$LOGS/native-build.log" >&2 || true
  die "src/Native does not compile (see build/logs/native-build.log)"
fi
set_stamp native "$hash"
