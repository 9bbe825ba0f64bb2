#!/usr/bin/env bash
# Asks a broker which API versions it speaks, in the protocol itself: ends with 0 if it answers without an error.
# Usage: kafka-broker-api-versions.sh --bootstrap-server HOST:PORT
set -eu
exec 3<>"/dev/tcp/${2%:*}/${2#*:}"
# Ten bytes follow: API 18 (ApiVersions), version 0, correlation 1, no client id.
printf '\x00\x00\x00\x0a\x00\x12\x00\x00\x00\x00\x00\x01\xff\xff' >&3
answer=$(timeout 5 head -c 10 <&3 | od -An -v -tx1 | tr -d ' \n')
[[ $answer == ????????000000010000 ]] && echo "$2 answers"
