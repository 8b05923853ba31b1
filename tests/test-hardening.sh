#!/bin/bash
# What the compiler and the linker were told to guard against shows in the programs that they built.
cd "$(dirname "$0")/.." || exit 1
. tests/support/tap.sh

headers() { readelf --wide --program-headers "$program"; }
dynamic() { readelf --wide --dynamic "$program"; }
calls() { readelf --wide --dyn-syms "$program"; }
no() { ! "$@"; }

# loaded anywhere, its libraries too, all of them found before it begins, and then read-only
anywhere() { readelf --file-header "$program" | grep -E 'Type: +DYN' && dynamic | grep -E 'FLAGS_1.* PIE'; }
bound() { dynamic | grep -E 'FLAGS_1.* NOW' && headers | grep GNU_RELRO; }
# no memory that can be written and run
apart() { headers | grep -E 'GNU_STACK .* RW +0x' && no writable_code && no text_relocations; }
writable_code() { headers | grep -E ' (RWE|WE) +0x'; }
text_relocations() { dynamic | grep TEXTREL; }
guarded() { calls | grep -w __stack_chk_fail; }
fortified() { calls | grep -E '__[a-z_]+_chk(@|$)' | grep -v __stack_chk; }
# libraries come from where the system keeps them
foreign_path() { dynamic | grep -E '\((RPATH|RUNPATH)\)'; }

for name in limberd limber limber-cue limber-unpack; do
  program=$build/$name
  point "$name can be loaded anywhere" anywhere
  point "$name is bound at its start" bound
  point "$name keeps code and data apart" apart
  point "$name guards its stack" guarded
  point "$name takes libraries from the system alone" no foreign_path
done
for name in limberd limber; do
  program=$build/$name
  point "$name checks the sizes of buffers" fortified
done
plan
