#!/usr/bin/env bash
# Groups for a data set whose files are numbered: neighbouring numbers can show the same object. Blocks of SIZE numbers of one class are one group.
#   bench/number-groups.sh FOLDER SIZE > groups.csv
set -euo pipefail
cd "$1"
echo image,group
for file in */*; do
  case "${file,,}" in *.jpg | *.jpeg | *.png | *.bmp) ;; *) continue ;; esac
  name=${file##*/}
  digits=$(tr -dc 0-9 <<< "${name%.*}")
  echo "$file,${file%%/*}-$((10#${digits:-0} / $2))"
done
