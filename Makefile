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
	src/core/dose.c \
	src/core/error.c \
	src/core/event.c \
	src/core/library.c \
	src/core/nearest.c \
	src/core/node.c \
	src/core/past.c \
	src/core/plan-agenda.c \
	src/core/plan-choose.c \
	src/core/plan-items.c \
	src/core/plan-settle.c \
	src/core/plan.c \
	src/core/problem.c \
	src/core/reading-value.c \
	src/core/reading.c \
	src/core/routine-read-activity.c \
	src/core/routine-read-exercise.c \
	src/core/routine-read-when.c \
	src/core/routine-read.c \
	src/core/routine.c \
	src/core/schedule.c \
	src/core/settings.c \
	src/core/sitting.c \
	src/core/text.c \
	src/core/wording.c \

WORLD_SRC = \
	src/world/clock-system.c \
	src/world/clock.c \
	src/world/config-text.c \
	src/world/inhibit.c \
	src/world/logind-lock.c \
	src/world/notifier.c \
	src/world/paths.c \
	src/world/presence-idle.c \
	src/world/presence-logind.c \
	src/world/presence-mutter.c \
	src/world/presence-screensaver.c \
	src/world/presence-socket.c \
	src/world/presence-system.c \
	src/world/presence.c \
	src/world/progress-sql.c \
	src/world/progress.c \
	src/world/routine-file.c \
	src/world/routine-store.c \
	src/world/zone-watch.c \
	src/world/zone.c \

DAEMON_SRC = \
	src/daemon/daemon-command.c \
	src/daemon/daemon-screen.c \
	src/daemon/daemon.c \
	src/daemon/status.c \

BUS_SRC = \
	src/bus/bus.c \
	src/bus/client.c \

CLI_SRC = \

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
	tests/support/child.c \
	tests/support/fake-clock.c \
	tests/support/fake-notifier.c \
	tests/support/fake-presence.c \
	tests/support/mock-bus.c \
	tests/support/mock-desktop.c \
	tests/support/mock-logind.c \
	tests/support/mock-mutter.c \
	tests/support/routines.c \
	tests/support/see.c \
	tests/support/sim.c \
	tests/support/wait.c \

# Programs in C (GLib's test framework), then scripts that print the same TAP lines.
TESTS = \
	tests/test-civil.c \
	tests/test-clock.c \
	tests/test-doubles.c \
	tests/test-inhibit.c \
	tests/test-lifecycle.c \
	tests/test-presence-bus.c \
	tests/test-presence.c \
	tests/test-routine-file.c \
	tests/test-schedule.c \
	tests/test-sitting-random.c \
	tests/test-sitting.c \

TEST_SCRIPTS = \
	tests/test-pictures.sh \

LIB_PKGS = glib-2.0 gio-2.0 gio-unix-2.0 libnotify libconfig sqlite3 json-glib-1.0

# Sources of idle time that need a library of their own; HAVE_WAYLAND=0 or HAVE_X11=0 leaves one out.
HAVE_WAYLAND ?= $(shell $(PKG_CONFIG) --exists wayland-client wayland-scanner 'wayland-protocols >= 1.27' && echo 1)
HAVE_X11 ?= $(shell $(PKG_CONFIG) --exists xcb xcb-sync && echo 1)
HAVE_WAYLAND := $(HAVE_WAYLAND)
HAVE_X11 := $(HAVE_X11)
ifeq ($(HAVE_WAYLAND),1)
LIB_PKGS += wayland-client
TEST_PKGS += wayland-server
OPTIONS += -DHAVE_WAYLAND
WORLD_SRC += src/world/presence-wayland.c
PROTOCOLS = ext-idle-notify-v1 org-kde-kwin-idle
SUPPORT_SRC += tests/support/mock-compositor.c
TESTS += tests/test-presence-sway.c tests/test-presence-wayland.c
endif
ifeq ($(HAVE_X11),1)
LIB_PKGS += xcb xcb-sync
OPTIONS += -DHAVE_X11
WORLD_SRC += src/world/presence-x11.c
TESTS += tests/test-presence-x11.c
endif

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
test_libs := $(if $(TEST_PKGS),$(shell $(PKG_CONFIG) --libs $(TEST_PKGS) 2>/dev/null))

# Third-party headers are not ours to warn about.
CPPFLAGS_ALL = -D_GNU_SOURCE -DG_LOG_DOMAIN='"limber"' -DG_LOG_USE_STRUCTURED -DGETTEXT_PACKAGE='"limber"' \
	-DGLIB_VERSION_MIN_REQUIRED=GLIB_VERSION_2_74 -DGLIB_VERSION_MAX_ALLOWED=GLIB_VERSION_2_74 \
	-DLIMBER_VERSION='"$(VERSION)"' -DLIMBER_DATADIR='"$(DATADIR)"' -DLIMBER_LOCALEDIR='"$(LOCALEDIR)"' \
	-Isrc -I$(BUILD)/gen $(patsubst -I%,-isystem %,$(lib_cflags)) $(OPTIONS) $(CPPFLAGS)
CFLAGS_ALL = -std=gnu11 $(WARNINGS) $(HARDENING) $(CFLAGS)
LDFLAGS_ALL = -pie -Wl,--gc-sections -Wl,--as-needed -Wl,-z,relro,-z,now $(LDFLAGS)

$(shell mkdir -p $(BUILD)/gen)
objects = $(patsubst %.c,$(BUILD)/%.o,$(1))
LIB_OBJ = $(call objects,$(LIB_SRC))
SUPPORT_OBJ = $(call objects,$(SUPPORT_SRC))
PICTURE_PNG = $(patsubst routines/%.svg,$(BUILD)/%.png,$(PICTURES))
TEST_BIN = $(patsubst tests/%.c,$(BUILD)/tests/%,$(TESTS))

all: pictures

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

# Wayland protocols: code from their descriptions, the public one and the one that is ours.
$(BUILD)/gen/%.xml: $(shell $(PKG_CONFIG) --variable=pkgdatadir wayland-protocols 2>/dev/null)/staging/ext-idle-notify/%.xml
	cp $< $@

$(BUILD)/gen/%.xml: src/world/%.xml
	cp $< $@

$(BUILD)/gen/%-client.h: $(BUILD)/gen/%.xml
	wayland-scanner client-header $< $@

$(BUILD)/gen/%-server.h: $(BUILD)/gen/%.xml
	wayland-scanner server-header $< $@

$(BUILD)/gen/%-protocol.c: $(BUILD)/gen/%.xml
	wayland-scanner private-code $< $@

PROTOCOL_OBJ = $(patsubst %,$(BUILD)/gen/%-protocol.o,$(PROTOCOLS))
$(PROTOCOL_OBJ): %.o: %.c Makefile
	$(CC) $(CPPFLAGS_ALL) $(HARDENING) $(CFLAGS) -w -c $< -o $@

$(BUILD)/src/world/presence-wayland.o: $(patsubst %,$(BUILD)/gen/%-client.h,$(PROTOCOLS))
$(BUILD)/tests/support/mock-compositor.o: $(patsubst %,$(BUILD)/gen/%-server.h,$(PROTOCOLS))

$(BUILD)/liblimber.a: $(LIB_OBJ) $(GEN).o $(PROTOCOL_OBJ)
	@rm -f $@
	$(AR) rcs $@ $^

$(TEST_BIN): $(BUILD)/tests/%: $(BUILD)/tests/%.o $(SUPPORT_OBJ) $(BUILD)/liblimber.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) $^ $(lib_libs) $(test_libs) $(LIBS) -o $@

$(BUILD)/pictures/%.png: routines/pictures/%.svg
	@mkdir -p $(@D)
	$(RSVG_CONVERT) --width=256 --keep-aspect-ratio --output=$@ $<

pictures: $(PICTURE_PNG)

tests: $(TEST_BIN)

check: all tests
	BUILD=$(BUILD) tests/run $(TEST_BIN) $(TEST_SCRIPTS)

check-asan:
	ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1 G_SLICE=always-malloc \
	$(MAKE) check BUILD=build/asan CC=clang CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'

clean:
	rm -rf $(BUILD)

-include $(patsubst %.o,%.d,$(LIB_OBJ) $(SUPPORT_OBJ)) $(patsubst %,%.d,$(TEST_BIN))

.PHONY: all pictures tests check check-asan clean
.SECONDARY:
