# limber — see README.md. `make run` and `make check` are all a newcomer needs.

VERSION = 0.1.0

CC ?= gcc
CFLAGS ?= -O2 -g
LDFLAGS ?=
PREFIX ?= /usr/local
DESTDIR ?=
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
UNITDIR ?= $(PREFIX)/lib/systemd/user
LOCALEDIR ?= $(DATADIR)/locale
PKG_CONFIG ?= pkg-config
RSVG_CONVERT ?= rsvg-convert
BUILD ?= build
WERROR ?= 0

# One file a line, sorted; each line ends in a backslash and each list in an empty line,
# so that changes merge.

CORE_SRC = \
	src/core/answer.c \
	src/core/civil.c \
	src/core/course.c \
	src/core/decode.c \
	src/core/dose.c \
	src/core/error.c \
	src/core/event.c \
	src/core/library.c \
	src/core/lint-slip.c \
	src/core/lint-token.c \
	src/core/lint.c \
	src/core/meaning-activity.c \
	src/core/meaning-calendar.c \
	src/core/meaning.c \
	src/core/nearest.c \
	src/core/node.c \
	src/core/past.c \
	src/core/plan-agenda.c \
	src/core/plan-choose.c \
	src/core/plan-items.c \
	src/core/plan-settle.c \
	src/core/plan.c \
	src/core/preview-ics.c \
	src/core/preview-text.c \
	src/core/preview.c \
	src/core/problem.c \
	src/core/progression.c \
	src/core/reading-value.c \
	src/core/reading.c \
	src/core/routine-read-activity.c \
	src/core/routine-read-exercise.c \
	src/core/routine-read-when.c \
	src/core/routine-read.c \
	src/core/routine.c \
	src/core/scale.c \
	src/core/schedule.c \
	src/core/session-ask.c \
	src/core/session-flow.c \
	src/core/session-log.c \
	src/core/session-store.c \
	src/core/session-stretch.c \
	src/core/session-timer.c \
	src/core/session-view.c \
	src/core/session-words-ask.c \
	src/core/session-words-step.c \
	src/core/session-words.c \
	src/core/session.c \
	src/core/settings.c \
	src/core/sitting.c \
	src/core/text.c \
	src/core/validate-days.c \
	src/core/validate-when.c \
	src/core/validate.c \
	src/core/warning.c \
	src/core/wording.c \
	src/core/wrap.c \

WORLD_SRC = \
	src/world/clock-system.c \
	src/world/clock.c \
	src/world/config-text.c \
	src/world/notice.c \
	src/world/notifier-libnotify.c \
	src/world/notifier-screen.c \
	src/world/notifier-server.c \
	src/world/notifier-showing.c \
	src/world/notifier-worker.c \
	src/world/notifier.c \
	src/world/notify-replies.c \
	src/world/paths.c \
	src/world/presence.c \
	src/world/progress-sql.c \
	src/world/progress.c \
	src/world/routine-file.c \
	src/world/routine-store.c \
	src/world/server-watch.c \
	src/world/zone-watch.c \
	src/world/zone.c \

DAEMON_SRC = \
	src/daemon/daemon-command.c \
	src/daemon/daemon-screen.c \
	src/daemon/daemon.c \
	src/daemon/files.c \
	src/daemon/status.c \

BUS_SRC = \
	src/bus/bus.c \
	src/bus/client.c \

CLI_SRC = \
	src/cli/cli.c \
	src/cli/cmd-answer.c \
	src/cli/cmd-check.c \
	src/cli/cmd-install.c \
	src/cli/cmd-pause.c \
	src/cli/cmd-preview.c \
	src/cli/cmd-status.c \
	src/cli/offline.c \
	src/cli/preview-json.c \

LIB_SRC = $(CORE_SRC) $(WORLD_SRC) $(DAEMON_SRC) $(BUS_SRC) $(CLI_SRC)

# Drawings of the built-in exercises; notifications get them as PNG.
PICTURES = \
	routines/pictures/cat-cow.svg \
	routines/pictures/figure-four-seated.svg \
	routines/pictures/figure-four.svg \
	routines/pictures/hamstring-towel.svg \
	routines/pictures/heat-pack.svg \
	routines/pictures/hip-flexor.svg \
	routines/pictures/knee-to-chest.svg \
	routines/pictures/lower-back-rotation.svg \
	routines/pictures/pelvic-tilt.svg \
	routines/pictures/sitting-posture.svg \
	routines/pictures/walking.svg \

# What only tests link.
SUPPORT_SRC = \
	tests/support/fake-clock.c \
	tests/support/fake-notifier.c \
	tests/support/fake-presence.c \
	tests/support/icalendar.c \
	tests/support/marked.c \
	tests/support/routines.c \
	tests/support/server-process.c \
	tests/support/session-script.c \
	tests/support/sim.c \
	tests/support/tzif.c \
	tests/support/wait.c \

# Programs that tests start.
TEST_HELPERS = \
	tests/support/notification-server.c \

# Programs in C (GLib's test framework), then scripts that print the same TAP lines.
TESTS = \
	tests/test-civil.c \
	tests/test-clock.c \
	tests/test-cmd-preview.c \
	tests/test-course.c \
	tests/test-doubles.c \
	tests/test-lifecycle.c \
	tests/test-lint.c \
	tests/test-notice.c \
	tests/test-notifier.c \
	tests/test-meaning.c \
	tests/test-presence.c \
	tests/test-preview.c \
	tests/test-problem.c \
	tests/test-progress.c \
	tests/test-progression.c \
	tests/test-routine-file.c \
	tests/test-routine-slips.c \
	tests/test-scale.c \
	tests/test-schedule-laws.c \
	tests/test-schedule.c \
	tests/test-session-kinds.c \
	tests/test-session.c \
	tests/test-sitting.c \
	tests/test-warning.c \
	tests/test-zones.c \

TEST_SCRIPTS = \
	tests/test-pictures.sh \

# What `make bench` measures.
BENCHES = \
	bench/bench-schedule.c \

LIB_PKGS = glib-2.0 gio-2.0 gio-unix-2.0 libnotify libconfig sqlite3 json-glib-1.0

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
	-Wpointer-arith -Wwrite-strings -Wcast-align -Wformat=2 -Wundef -Wredundant-decls -Wnested-externs \
	-Wimplicit-fallthrough -Wvla -Wfloat-equal -Winit-self -Wmissing-include-dirs -Wunused-macros
ifeq ($(WERROR),1)
WARNINGS += -Werror
endif
HARDENING = -fstack-protector-strong -fPIE -fvisibility=hidden -ffunction-sections -fdata-sections
ifeq (,$(findstring -O0,$(CFLAGS))$(findstring fsanitize,$(CFLAGS)))
HARDENING += -D_FORTIFY_SOURCE=2
endif

lib_cflags := $(shell $(PKG_CONFIG) --cflags $(LIB_PKGS) 2>/dev/null)
lib_libs := $(shell $(PKG_CONFIG) --libs $(LIB_PKGS) 2>/dev/null)

# Third-party headers are not ours to warn about.
CPPFLAGS_ALL = -D_GNU_SOURCE -DG_LOG_DOMAIN='"limber"' -DG_LOG_USE_STRUCTURED -DGETTEXT_PACKAGE='"limber"' \
	-DGLIB_VERSION_MIN_REQUIRED=GLIB_VERSION_2_74 -DGLIB_VERSION_MAX_ALLOWED=GLIB_VERSION_2_74 \
	-DLIMBER_VERSION='"$(VERSION)"' -DLIMBER_DATADIR='"$(DATADIR)"' -DLIMBER_LOCALEDIR='"$(LOCALEDIR)"' \
	-Isrc -I$(BUILD)/gen $(patsubst -I%,-isystem %,$(lib_cflags)) $(CPPFLAGS)
CFLAGS_ALL = -std=gnu11 $(WARNINGS) $(HARDENING) $(CFLAGS)
LDFLAGS_ALL = -pie -Wl,--gc-sections -Wl,--as-needed -Wl,-z,relro,-z,now $(LDFLAGS)

$(shell mkdir -p $(BUILD)/gen)
objects = $(patsubst %.c,$(BUILD)/%.o,$(1))
LIB_OBJ = $(call objects,$(LIB_SRC))
SUPPORT_OBJ = $(call objects,$(SUPPORT_SRC))
PICTURE_PNG = $(patsubst routines/%.svg,$(BUILD)/%.png,$(PICTURES))
BENCH_BIN = $(patsubst %.c,$(BUILD)/%,$(BENCHES))
HELPER_BIN = $(patsubst tests/%.c,$(BUILD)/tests/%,$(TEST_HELPERS))
TEST_BIN = $(patsubst tests/%.c,$(BUILD)/tests/%,$(TESTS))

PROGRAMS = $(BUILD)/limberd $(BUILD)/limber

all: $(PROGRAMS) pictures

$(PROGRAMS): $(BUILD)/%: $(BUILD)/src/%.o $(BUILD)/liblimber.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) $^ $(lib_libs) $(LIBS) -o $@

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D) $(BUILD)/gen
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c $< -o $@

# The bus interface: code from its one description. Made before anything that may include it.
GEN = $(BUILD)/gen/limber-bus-generated
$(GEN).c $(GEN).h &: src/bus/org.limber.Limber1.xml Makefile
	@mkdir -p $(@D)
	gdbus-codegen --interface-prefix org.limber. --c-namespace LimberGen --c-generate-autocleanup all \
		--generate-c-code limber-bus-generated --output-directory $(BUILD)/gen $<

$(BUILD)/src/bus/bus.o: $(GEN).h

$(GEN).o: $(GEN).c Makefile
	$(CC) $(CPPFLAGS_ALL) $(HARDENING) $(CFLAGS) -w -c $< -o $@

$(BUILD)/liblimber.a: $(LIB_OBJ) $(GEN).o
	@rm -f $@
	$(AR) rcs $@ $^

$(HELPER_BIN): $(BUILD)/tests/%: $(BUILD)/tests/%.o $(BUILD)/liblimber.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) $^ $(lib_libs) $(LIBS) -o $@

$(TEST_BIN): $(BUILD)/tests/%: $(BUILD)/tests/%.o $(SUPPORT_OBJ) $(BUILD)/liblimber.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) $^ $(lib_libs) $(LIBS) -o $@

$(BUILD)/pictures/%.png: routines/pictures/%.svg
	@mkdir -p $(@D)
	$(RSVG_CONVERT) --width=256 --keep-aspect-ratio --output=$@ $<

pictures: $(PICTURE_PNG)
$(BENCH_BIN): %: %.o $(BUILD)/liblimber.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) $^ $(lib_libs) $(LIBS) -o $@

bench: $(BENCH_BIN)
	@for bench in $(BENCH_BIN); do $$bench || exit 1; done

tests: $(TEST_BIN) $(HELPER_BIN)

check: all tests
	BUILD=$(BUILD) tests/run $(TEST_BIN) $(TEST_SCRIPTS)

check-asan:
	ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1 G_SLICE=always-malloc \
	$(MAKE) check BUILD=build/asan CC=clang CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'

clean:
	rm -rf $(BUILD)

-include $(patsubst %.o,%.d,$(LIB_OBJ) $(SUPPORT_OBJ)) $(patsubst %,%.d,$(TEST_BIN) $(BENCH_BIN))
-include $(patsubst %.o,%.d,$(LIB_OBJ) $(SUPPORT_OBJ)) $(patsubst %,%.d,$(TEST_BIN) $(HELPER_BIN))

.PHONY: all pictures tests check check-asan clean
.PHONY: all bench tests check check-asan clean
.SECONDARY:
