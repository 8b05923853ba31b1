# limber — see README.md. `make run` and `make check` are all a newcomer needs.

VERSION = 0.1.0

CC ?= gcc
# What always lies in memory and hardly ever works is better small than fast.
CFLAGS ?= -Os -g
LDFLAGS ?=
PREFIX ?= /usr/local
DESTDIR ?=
BINDIR ?= $(PREFIX)/bin
LIBEXECDIR ?= $(PREFIX)/libexec
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
# systemd looks for the units of one user's own programs beside their data.
UNITDIR ?= $(if $(filter /usr /usr/local,$(PREFIX)),$(PREFIX)/lib,$(DATADIR))/systemd/user
LOCALEDIR ?= $(DATADIR)/locale
COMPLETIONDIR ?= $(DATADIR)/bash-completion/completions
ZSHDIR ?= $(DATADIR)/zsh/site-functions
FISHDIR ?= $(DATADIR)/fish/vendor_completions.d
# What desktops start by themselves: everybody's, one user's own, or that of a place of its own.
SYSCONFDIR ?= $(if $(filter /usr /usr/local,$(PREFIX)),/etc,$(PREFIX)/etc)
AUTOSTARTDIR ?= $(if $(and $(HOME),$(filter $(HOME)/%,$(PREFIX))),$(or $(XDG_CONFIG_HOME),$(HOME)/.config),$(SYSCONFDIR)/xdg)/autostart
PKG_CONFIG ?= pkg-config
RSVG_CONVERT ?= rsvg-convert
BUILD ?= build
WERROR ?= 0

# A shell may pass PREFIX=~/.local on as it stands.
ifneq (,$(filter ~ ~/%,$(PREFIX)))
override PREFIX := $(patsubst ~%,$(HOME)%,$(PREFIX))
endif

# One file a line, sorted; each line ends in a backslash and each list in an empty line,
# so that changes merge.

CORE_SRC = \
	src/core/adapt.c \
	src/core/answer.c \
	src/core/changes.c \
	src/core/civil.c \
	src/core/correct.c \
	src/core/course.c \
	src/core/decode.c \
	src/core/dose-words.c \
	src/core/dose.c \
	src/core/error.c \
	src/core/event.c \
	src/core/key-reader.c \
	src/core/library.c \
	src/core/lint-slip.c \
	src/core/lint-token.c \
	src/core/lint.c \
	src/core/meaning-activity.c \
	src/core/meaning-calendar.c \
	src/core/meaning.c \
	src/core/nearest.c \
	src/core/node.c \
	src/core/past-intervals.c \
	src/core/past-questions.c \
	src/core/past.c \
	src/core/plan-agenda.c \
	src/core/plan-choose.c \
	src/core/plan-items.c \
	src/core/plan-question.c \
	src/core/plan-settle.c \
	src/core/plan-signs.c \
	src/core/plan-sitting.c \
	src/core/plan.c \
	src/core/preview-ics.c \
	src/core/preview-text.c \
	src/core/preview.c \
	src/core/problem.c \
	src/core/progression.c \
	src/core/reading-days.c \
	src/core/reading-value.c \
	src/core/reading.c \
	src/core/report-count.c \
	src/core/report-pain.c \
	src/core/report-rows.c \
	src/core/report-settle.c \
	src/core/report-spans.c \
	src/core/report-text.c \
	src/core/report-view.c \
	src/core/report-weeks.c \
	src/core/report.c \
	src/core/routine-read-activity.c \
	src/core/routine-read-exercise.c \
	src/core/routine-read-when.c \
	src/core/routine-read.c \
	src/core/routine.c \
	src/core/scale.c \
	src/core/schedule.c \
	src/core/session-ask.c \
	src/core/session-card.c \
	src/core/session-flow.c \
	src/core/session-keys.c \
	src/core/session-log.c \
	src/core/session-screen.c \
	src/core/session-store.c \
	src/core/session-stretch.c \
	src/core/session-timer.c \
	src/core/session-view.c \
	src/core/session-words-ask.c \
	src/core/session-words-step.c \
	src/core/session-words.c \
	src/core/session.c \
	src/core/settings-read.c \
	src/core/settings.c \
	src/core/sitting.c \
	src/core/text.c \
	src/core/validate-days.c \
	src/core/validate-when.c \
	src/core/validate.c \
	src/core/warning.c \
	src/core/week.c \
	src/core/when-words.c \
	src/core/wording.c \
	src/core/words.c \
	src/core/wrap.c \

WORLD_SRC = \
	src/world/careful-read.c \
	src/world/clock-system.c \
	src/world/clock.c \
	src/world/config-text.c \
	src/world/cue.c \
	src/world/file-watch.c \
	src/world/inhibit.c \
	src/world/launch.c \
	src/world/left-notices.c \
	src/world/logind-lock.c \
	src/world/notice.c \
	src/world/notifier-libnotify.c \
	src/world/notifier-pace.c \
	src/world/notifier-screen.c \
	src/world/notifier-server.c \
	src/world/notifier-showing.c \
	src/world/notifier-worker.c \
	src/world/notifier.c \
	src/world/notify-replies.c \
	src/world/paths.c \
	src/world/picture-copy.c \
	src/world/picture-decode.c \
	src/world/presence-display.c \
	src/world/presence-idle.c \
	src/world/presence-logind.c \
	src/world/presence-mutter.c \
	src/world/presence-screensaver.c \
	src/world/presence-socket.c \
	src/world/presence-system.c \
	src/world/presence.c \
	src/world/progress-care.c \
	src/world/progress-rows.c \
	src/world/progress-sql.c \
	src/world/progress.c \
	src/world/routine-file.c \
	src/world/routine-store.c \
	src/world/server-watch.c \
	src/world/settings-file.c \
	src/world/unpacked.c \
	src/world/zone-watch.c \
	src/world/zone.c \

DAEMON_SRC = \
	src/daemon/daemon-command.c \
	src/daemon/daemon-files.c \
	src/daemon/daemon-health.c \
	src/daemon/daemon-notes.c \
	src/daemon/daemon-screen.c \
	src/daemon/daemon-session-begin.c \
	src/daemon/daemon-session.c \
	src/daemon/daemon-storage.c \
	src/daemon/daemon.c \
	src/daemon/files.c \
	src/daemon/folder-watch.c \
	src/daemon/inbox.c \
	src/daemon/settings-watch.c \
	src/daemon/status.c \

BUS_SRC = \
	src/bus/bus.c \
	src/bus/client.c \

CLI_SRC = \
	src/cli/ask.c \
	src/cli/cli.c \
	src/cli/cmd-answer.c \
	src/cli/cmd-check.c \
	src/cli/cmd-correct.c \
	src/cli/cmd-export.c \
	src/cli/cmd-handout.c \
	src/cli/cmd-health.c \
	src/cli/cmd-import.c \
	src/cli/cmd-install.c \
	src/cli/cmd-log.c \
	src/cli/cmd-new.c \
	src/cli/cmd-open.c \
	src/cli/cmd-pause.c \
	src/cli/cmd-preview.c \
	src/cli/cmd-report.c \
	src/cli/cmd-session.c \
	src/cli/cmd-status.c \
	src/cli/csv.c \
	src/cli/desktop.c \
	src/cli/error-page.c \
	src/cli/gather.c \
	src/cli/handout-cards.c \
	src/cli/handout-plan.c \
	src/cli/handout-style.c \
	src/cli/handout.c \
	src/cli/history.c \
	src/cli/html-exercise.c \
	src/cli/html-safety.c \
	src/cli/html-style.c \
	src/cli/html.c \
	src/cli/json-text.c \
	src/cli/offline.c \
	src/cli/on-screen.c \
	src/cli/open-routine.c \
	src/cli/open-words.c \
	src/cli/output.c \
	src/cli/page.c \
	src/cli/preview-json.c \
	src/cli/process.c \
	src/cli/report-html-calendar.c \
	src/cli/report-html-pain.c \
	src/cli/report-html-weeks.c \
	src/cli/report-html.c \
	src/cli/report-json.c \
	src/cli/row-json.c \
	src/cli/row-text.c \
	src/cli/service.c \
	src/cli/session-terminal.c \
	src/cli/status-words.c \
	src/cli/terminal.c \
	src/cli/today-html-plan.c \
	src/cli/today-html-style.c \
	src/cli/today-html.c \
	src/cli/week-text.c \
	src/cli/zones.c \

LIB_SRC = $(CORE_SRC) $(WORLD_SRC) $(DAEMON_SRC) $(BUS_SRC) $(CLI_SRC)

# Drawings of the built-in exercises; notifications get them as PNG.
PICTURES = \
	routines/pictures/cat-cow-seated.svg \
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
	tests/fuzz/fuzz-routine.c \
	tests/support/bus-scene.c \
	tests/support/child.c \
	tests/support/demo.c \
	tests/support/fake-clock.c \
	tests/support/fake-notifier.c \
	tests/support/fake-presence.c \
	tests/support/folder.c \
	tests/support/history.c \
	tests/support/icalendar.c \
	tests/support/marked.c \
	tests/support/mock-bus.c \
	tests/support/mock-desktop.c \
	tests/support/mock-logind.c \
	tests/support/mock-mutter.c \
	tests/support/notifier-scene.c \
	tests/support/plan-scene.c \
	tests/support/report-numbers.c \
	tests/support/routines.c \
	tests/support/see.c \
	tests/support/server-process.c \
	tests/support/session-scene.c \
	tests/support/session-script.c \
	tests/support/sim-expect.c \
	tests/support/sim-world.c \
	tests/support/sim.c \
	tests/support/tzif.c \
	tests/support/wait.c \
	tests/support/walk-client.c \
	tests/support/walk-laws.c \
	tests/support/walk.c \

# Programs that tests start.
TEST_HELPERS = \
	tests/make-demo.c \
	tests/support/notification-server.c \
	tests/support/notify-demo.c \
	tests/support/sandbox-probe.c \

# Programs in C (GLib's test framework), then scripts that print the same TAP lines.
TESTS = \
	tests/test-answer-namesakes.c \
	tests/test-answers.c \
	tests/test-bounds.c \
	tests/test-changes.c \
	tests/test-civil.c \
	tests/test-clock.c \
	tests/test-cmd-preview.c \
	tests/test-corpus.c \
	tests/test-course.c \
	tests/test-cue.c \
	tests/test-dose.c \
	tests/test-doubles.c \
	tests/test-file-watch.c \
	tests/test-health-signs.c \
	tests/test-health.c \
	tests/test-html.c \
	tests/test-inhibit.c \
	tests/test-launch.c \
	tests/test-library.c \
	tests/test-lifecycle.c \
	tests/test-lint.c \
	tests/test-meaning.c \
	tests/test-notice.c \
	tests/test-notifier-faults.c \
	tests/test-notifier.c \
	tests/test-own-choices.c \
	tests/test-past.c \
	tests/test-picture-decode.c \
	tests/test-plan-files.c \
	tests/test-presence-bus.c \
	tests/test-presence-mutter.c \
	tests/test-presence.c \
	tests/test-preview.c \
	tests/test-problem.c \
	tests/test-progress-rows.c \
	tests/test-progress.c \
	tests/test-progression.c \
	tests/test-questions.c \
	tests/test-random-walk.c \
	tests/test-reminder-words.c \
	tests/test-report-forms.c \
	tests/test-report-incomplete.c \
	tests/test-report-pain.c \
	tests/test-report-sessions.c \
	tests/test-report-words.c \
	tests/test-report.c \
	tests/test-routine-file.c \
	tests/test-routine-man.c \
	tests/test-routine-slips.c \
	tests/test-scale.c \
	tests/test-scenarios.c \
	tests/test-schedule-laws.c \
	tests/test-schedule.c \
	tests/test-schema.c \
	tests/test-screen-turns.c \
	tests/test-session-card.c \
	tests/test-session-corners.c \
	tests/test-session-flows.c \
	tests/test-session-kinds.c \
	tests/test-session-laws.c \
	tests/test-session-life.c \
	tests/test-session-pain.c \
	tests/test-session-screen.c \
	tests/test-session-stored.c \
	tests/test-session-time.c \
	tests/test-session-words.c \
	tests/test-session.c \
	tests/test-settings.c \
	tests/test-sitting-life.c \
	tests/test-sitting-log.c \
	tests/test-sitting-random.c \
	tests/test-sitting.c \
	tests/test-storage.c \
	tests/test-store.c \
	tests/test-text.c \
	tests/test-warning.c \
	tests/test-week.c \
	tests/test-when-words.c \
	tests/test-wording.c \
	tests/test-zone-watch.c \
	tests/test-zones.c \

TEST_SCRIPTS = \
	tests/test-completions.sh \
	tests/test-desktop.sh \
	tests/test-docs.sh \
	tests/test-e2e.sh \
	tests/test-faults.sh \
	tests/test-hardening.sh \
	tests/test-history.sh \
	tests/test-home.sh \
	tests/test-idle.sh \
	tests/test-install.sh \
	tests/test-kill.sh \
	tests/test-launcher.sh \
	tests/test-notifier-dunst.sh \
	tests/test-open.sh \
	tests/test-pages.sh \
	tests/test-pictures.sh \
	tests/test-po.sh \
	tests/test-servers.sh \
	tests/test-templates.sh \
	tests/test-terminal.sh \

# What `make bench` measures.
BENCHES = \
	bench/bench-report.c \
	bench/bench-routine.c \
	bench/bench-schedule.c \

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

# What limber-cue is heard through, each of which it can do without.
HAVE_CANBERRA ?= $(shell $(PKG_CONFIG) --exists libcanberra && echo 1)
HAVE_SPEECHD ?= $(shell $(PKG_CONFIG) --exists speech-dispatcher && echo 1)
HAVE_CANBERRA := $(HAVE_CANBERRA)
HAVE_SPEECHD := $(HAVE_SPEECHD)
CUE_PKGS = gio-2.0 gdk-pixbuf-2.0 $(if $(filter 1,$(HAVE_CANBERRA)),libcanberra) $(if $(filter 1,$(HAVE_SPEECHD)),speech-dispatcher)
CUE_OPTIONS = $(if $(filter 1,$(HAVE_CANBERRA)),-DHAVE_CANBERRA) $(if $(filter 1,$(HAVE_SPEECHD)),-DHAVE_SPEECHD)

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
	-Wpointer-arith -Wwrite-strings -Wcast-align -Wformat=2 -Wundef -Wredundant-decls -Wnested-externs \
	-Wimplicit-fallthrough -Wvla -Wfloat-equal -Winit-self -Wmissing-include-dirs -Wunused-macros
ifeq ($(WERROR),1)
WARNINGS += -Werror
endif
HARDENING = -fstack-protector-strong -fstack-clash-protection -fPIE -fvisibility=hidden -ffunction-sections -fdata-sections
ifeq (,$(findstring -O0,$(CFLAGS))$(findstring fsanitize,$(CFLAGS)))
HARDENING += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
# Debuggers go by what -g writes, and nothing else looks for who called whom: a sixth of the program.
HARDENING += -fno-asynchronous-unwind-tables
endif

lib_cflags := $(shell $(PKG_CONFIG) --cflags $(LIB_PKGS) 2>/dev/null)
lib_libs := $(shell $(PKG_CONFIG) --libs $(LIB_PKGS) 2>/dev/null)
cue_cflags := $(shell $(PKG_CONFIG) --cflags $(CUE_PKGS) 2>/dev/null)
unpack_cflags := $(shell $(PKG_CONFIG) --cflags libarchive 2>/dev/null)
unpack_libs := $(shell $(PKG_CONFIG) --libs libarchive 2>/dev/null)
cue_libs := $(shell $(PKG_CONFIG) --libs $(CUE_PKGS) 2>/dev/null)
test_libs := $(if $(TEST_PKGS),$(shell $(PKG_CONFIG) --libs $(TEST_PKGS) 2>/dev/null))

# Third-party headers are not ours to warn about.
CPPFLAGS_ALL = -D_GNU_SOURCE -DG_LOG_DOMAIN='"limber"' -DG_LOG_USE_STRUCTURED -DGETTEXT_PACKAGE='"limber"' \
	-DGLIB_VERSION_MIN_REQUIRED=GLIB_VERSION_2_74 -DGLIB_VERSION_MAX_ALLOWED=GLIB_VERSION_2_74 \
	-DLIMBER_VERSION='"$(VERSION)"' -DLIMBER_DATADIR='"$(DATADIR)"' -DLIMBER_LOCALEDIR='"$(LOCALEDIR)"' \
	-DLIMBER_LIBEXECDIR='"$(LIBEXECDIR)"' \
	-Isrc -I$(BUILD)/gen $(patsubst -I%,-isystem %,$(lib_cflags)) $(OPTIONS) $(CPPFLAGS)
CFLAGS_ALL = -std=gnu11 $(WARNINGS) $(HARDENING) $(CFLAGS)
LDFLAGS_ALL = -pie -Wl,--gc-sections -Wl,--as-needed -Wl,-z,relro,-z,now $(LDFLAGS)

# One short line for each file that is made; V=1 shows the commands.
say = $(if $(filter 1,$(V)),,@echo '  $(1) $@' && )

$(shell mkdir -p $(BUILD)/gen)
objects = $(patsubst %.c,$(BUILD)/%.o,$(1))
LIB_OBJ = $(call objects,$(LIB_SRC))
SUPPORT_OBJ = $(call objects,$(SUPPORT_SRC))
PICTURE_PNG = $(patsubst routines/%.svg,$(BUILD)/%.png,$(PICTURES))
BENCH_BIN = $(patsubst %.c,$(BUILD)/%,$(BENCHES))
BENCH_TOOLS = $(BUILD)/bench/floor $(BUILD)/bench/stopwatch
HELPER_BIN = $(patsubst tests/%.c,$(BUILD)/tests/%,$(TEST_HELPERS))
TEST_BIN = $(patsubst tests/%.c,$(BUILD)/tests/%,$(TESTS))

PROGRAMS = $(BUILD)/limberd $(BUILD)/limber

# Languages with a po/*.po of their own; msgfmt reads the same file.
LINGUAS := $(shell cat po/LINGUAS)
MESSAGES = $(patsubst %,$(BUILD)/locale/%/LC_MESSAGES/limber.mo,$(LINGUAS))

FORMATTED = $(wildcard src/*.[ch] src/*/*.[ch] tests/*.c tests/support/*.[ch] bench/*.c)
MAN_PAGES = $(wildcard doc/*.[158])
# Programs that start other programs or a screen tell valgrind little that is ours.
VALGRIND_BIN = $(filter-out %/test-zones %/test-pictures,$(TEST_BIN))

# Files of the desktop that say where the programs are, and those with words for people.
PLACED = $(addprefix $(BUILD)/,limber.service org.limber.Limber1.service)
LAUNCHER = $(BUILD)/org.limber.Limber.desktop
METAINFO = $(BUILD)/org.limber.Limber.metainfo.xml

all: $(PROGRAMS) $(BUILD)/limber-cue $(BUILD)/limber-unpack $(MESSAGES) $(PLACED) $(LAUNCHER) $(METAINFO) pictures

# What is compiled in of the places of an installation; changes only when they do, so that
# `make && make install PREFIX=…` installs programs that know where they are.
PLACES = $(BUILD)/gen/places
$(shell echo '$(BINDIR) $(DATADIR) $(LIBEXECDIR) $(LOCALEDIR)' >$(PLACES).new; \
	cmp -s $(PLACES).new $(PLACES) && rm $(PLACES).new || mv $(PLACES).new $(PLACES))
$(BUILD)/src/world/paths.o: $(PLACES)

# The helper that limberd starts for a session: sound, voice and pictures.
CUE_SRC = \
	src/cue-picture.c \
	src/cue-sound.c \
	src/cue-voice.c \
	src/cue.c \

CUE_OBJ = $(call objects,$(CUE_SRC))

# The helper that opens a .zip for limber, apart from it.
UNPACK_SRC = src/unpack.c
UNPACK_OBJ = $(call objects,$(UNPACK_SRC))

$(PROGRAMS): $(BUILD)/%: $(BUILD)/src/%.o $(BUILD)/liblimber.a
	$(call say,LD)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) $^ $(lib_libs) $(LIBS) -o $@

$(BUILD)/tests/test-cue.o: OPTIONS += $(CUE_OPTIONS)
$(CUE_OBJ): OPTIONS += $(CUE_OPTIONS) $(patsubst -I%,-isystem %,$(cue_cflags))

$(BUILD)/limber-cue: $(CUE_OBJ) $(BUILD)/liblimber.a
	$(call say,LD)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) $^ $(cue_libs) $(LIBS) -o $@

$(UNPACK_OBJ): OPTIONS += $(patsubst -I%,-isystem %,$(unpack_cflags))

$(BUILD)/limber-unpack: $(UNPACK_OBJ) $(BUILD)/liblimber.a
	$(call say,LD)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) $^ $(lib_libs) $(unpack_libs) $(LIBS) -o $@

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D) $(BUILD)/gen
	$(call say,CC)$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c $< -o $@

# The bus interface: code from its one description. Made before anything that may include it.
GEN = $(BUILD)/gen/limber-bus-generated
$(GEN).c $(GEN).h &: src/bus/org.limber.Limber1.xml Makefile
	@mkdir -p $(@D)
	$(call say,GEN)gdbus-codegen --interface-prefix org.limber. --c-namespace LimberGen --c-generate-autocleanup all \
		--generate-c-code limber-bus-generated --output-directory $(BUILD)/gen $<

$(BUILD)/src/bus/bus.o: $(GEN).h

$(GEN).o: $(GEN).c Makefile
	$(call say,CC)$(CC) $(CPPFLAGS_ALL) $(HARDENING) $(CFLAGS) -w -c $< -o $@

# Wayland protocols: code from their descriptions, the public one and the one that is ours.
$(BUILD)/gen/%.xml: $(shell $(PKG_CONFIG) --variable=pkgdatadir wayland-protocols 2>/dev/null)/staging/ext-idle-notify/%.xml
	$(call say,GEN)cp $< $@

$(BUILD)/gen/%.xml: src/world/%.xml
	$(call say,GEN)cp $< $@

$(BUILD)/gen/%-client.h: $(BUILD)/gen/%.xml
	$(call say,GEN)wayland-scanner client-header $< $@

$(BUILD)/gen/%-server.h: $(BUILD)/gen/%.xml
	$(call say,GEN)wayland-scanner server-header $< $@

$(BUILD)/gen/%-protocol.c: $(BUILD)/gen/%.xml
	$(call say,GEN)wayland-scanner private-code $< $@

PROTOCOL_OBJ = $(patsubst %,$(BUILD)/gen/%-protocol.o,$(PROTOCOLS))
$(PROTOCOL_OBJ): %.o: %.c Makefile
	$(call say,CC)$(CC) $(CPPFLAGS_ALL) $(HARDENING) $(CFLAGS) -w -c $< -o $@

$(BUILD)/src/world/presence-wayland.o: $(patsubst %,$(BUILD)/gen/%-client.h,$(PROTOCOLS))
$(BUILD)/tests/support/mock-compositor.o: $(patsubst %,$(BUILD)/gen/%-server.h,$(PROTOCOLS))

$(BUILD)/liblimber.a: $(LIB_OBJ) $(GEN).o $(PROTOCOL_OBJ)
	@rm -f $@
	$(call say,AR)$(AR) rcs $@ $^

$(HELPER_BIN): $(BUILD)/tests/%: $(BUILD)/tests/%.o $(SUPPORT_OBJ) $(BUILD)/liblimber.a
	$(call say,LD)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) $^ $(lib_libs) $(test_libs) $(LIBS) -o $@

$(TEST_BIN): $(BUILD)/tests/%: $(BUILD)/tests/%.o $(SUPPORT_OBJ) $(BUILD)/liblimber.a
	$(call say,LD)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) $^ $(lib_libs) $(test_libs) $(LIBS) -o $@

$(BUILD)/pictures/%.png: routines/pictures/%.svg
	@mkdir -p $(@D)
	$(call say,GEN)$(RSVG_CONVERT) --width=256 --keep-aspect-ratio --output=$@ $<
	@cp $< $(@D)

pictures: $(PICTURE_PNG)

$(BENCH_TOOLS): %: %.o
	$(call say,LD)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) $^ $(lib_libs) $(LIBS) -o $@

$(BENCH_BIN): %: %.o $(SUPPORT_OBJ) $(BUILD)/liblimber.a
	$(call say,LD)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) $^ $(lib_libs) $(test_libs) $(LIBS) -o $@

# Reader, schedule and report by themselves; then limber beside its peers: bench/side-by-side says how.
bench: all $(BENCH_BIN) $(BENCH_TOOLS) $(BUILD)/tests/make-demo
	@tools/deps $(if $(filter 0,$(BENCH_PEERS)),check,bench)
	@BUILD=$(BUILD) bench/side-by-side $(BENCH_BIN)

# Inputs that reach new code are kept in $(BUILD)/corpus; small ones worth keeping go to tests/fuzz/corpus.
FUZZ_RUNS ?= 1000000
FUZZ_FLAGS ?= -max_len=4096 -timeout=10 -print_final_stats=1 -artifact_prefix=$(BUILD)/
fuzz:
	$(MAKE) fuzz-routine BUILD=build/fuzz CC=clang \
		CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all'

fuzz-routine: $(BUILD)/tests/fuzz/fuzz-routine.o $(BUILD)/liblimber.a
	@mkdir -p $(BUILD)/corpus
	$(call say,LD)$(CC) $(CFLAGS_ALL) -fsanitize=fuzzer $(LDFLAGS_ALL) $^ $(lib_libs) $(LIBS) -o $(BUILD)/$@
	G_SLICE=always-malloc $(BUILD)/$@ -runs=$(FUZZ_RUNS) $(FUZZ_FLAGS) -dict=tests/fuzz/routine.dict \
		$(BUILD)/corpus tests/fuzz/corpus

tests: $(TEST_BIN) $(HELPER_BIN) $(BUILD)/limber-cue

check: deps-check
	@$(MAKE) --no-print-directory check-only

# The tests alone, on a machine that has all they need.
check-only: all tests
	BUILD=$(BUILD) tests/run $(TEST_BIN) $(TEST_SCRIPTS)

# All that bears sanitizers beside it: neither libfaketime nor a limit on memory does. What other programs leak is not ours.
check-asan:
	ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1 G_SLICE=always-malloc \
	SCENES='stopped_server bus_restarted damaged_history cut_history cut_files files_run_out bad_calls' \
	$(MAKE) check-only BUILD=build/asan CC=clang TEST_SCRIPTS='tests/test-faults.sh tests/test-history.sh tests/test-kill.sh' \
	CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'

# What can be tested while a package is made: no screen, no sound, nothing installed.
check-build: all tests
	BUILD=$(BUILD) tests/run $(filter-out %/test-cue %/test-presence-sway %/test-presence-x11,$(TEST_BIN))

# Each rule of the planner broken once, and which test notices: FAIL where none does.
check-mutations:
	tests/check-mutations

# How much of the source the tests in C reach: by file, lines and then branches. build/coverage/index.html
# shows which.
coverage:
	$(MAKE) check-only BUILD=build/coverage TEST_SCRIPTS= CC=gcc CFLAGS='-O0 -g --coverage' LDFLAGS=--coverage
	gcovr --root . --object-directory build/coverage --filter src/core/ --filter src/world/ --filter src/daemon/ \
		--exclude-throw-branches --html-details build/coverage/index.html --print-summary
	gcovr --root . --object-directory build/coverage --filter src/core/ --exclude-throw-branches --branches

# The random walk for as long as one likes: make check-walk WALK=1000000 SEED=1
WALK ?= 100000
SEED ?= 1
check-walk: $(BUILD)/tests/test-random-walk
	WALK=$(WALK) SEED=$(SEED) $(BUILD)/tests/test-random-walk --tap

# Whether anybody is there, as a whole GNOME Shell tells it; `make check-servers` installs that.
check-presence: all
	BUILD=$(BUILD) tests/run tests/check-presence

# The programs killed at random instants: make check-kill ROUNDS=300
ROUNDS ?= 300
check-kill: all
	BUILD=$(BUILD) ROUNDS=$(ROUNDS) tests/run tests/test-kill.sh

# Everything that fails around the programs, at length: a thousand deaths, every byte, each time-out.
check-faults: ROUNDS = 1000
check-faults: all tests
	BUILD=$(BUILD) ROUNDS=$(ROUNDS) LONG=1 tests/run tests/test-kill.sh tests/test-faults.sh

# What only root can bring about: full disks, a clock that is set, a service manager of its own.
check-system: all tests
	BUILD=$(BUILD) tests/run tests/check-system tests/check-page

# Memory errors and leaks; what GLib keeps for good is no leak. The long random walk is shorter here.
VALGRIND = valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite \
	$(patsubst %,--suppressions=%,tests/support/valgrind.supp $(wildcard /usr/share/glib-2.0/valgrind/glib.supp))
check-valgrind: all tests
	BUILD=$(BUILD) WRAPPER='$(strip $(VALGRIND))' WALK=1000 G_SLICE=always-malloc tests/run $(VALGRIND_BIN)

# Both compilers, the floors, the layout of the source, and clang-tidy.
lint:
	tools/check-floors
	clang-format --dry-run --Werror $(FORMATTED)
	$(MAKE) --no-print-directory $(GEN).h
	clang-tidy --quiet $(LIB_SRC) src/limberd.c src/limber.c $(CUE_SRC) $(UNPACK_SRC) -- $(CPPFLAGS_ALL) -std=gnu11 -Wno-unused-command-line-argument
	mandoc -T lint -W warning $(wildcard doc/*.[158])

format:
	clang-format -i $(FORMATTED)

deps:
	tools/deps run

deps-check:
	tools/deps check

# A newcomer's first look: a real routine, a real reminder, the log. Nothing of it touches the
# client's own files or a daemon that is already running.
run: deps
	@echo 'Building limber…'
	@$(MAKE) --silent --no-print-directory -j$$(nproc) all
	@BUILD=$(BUILD) tools/run

# Translations: `make pot` collects the texts of the source, `make po` brings po/*.po up to date.
POT = $(BUILD)/limber.pot
pot: $(POT)
$(POT): $(LIB_SRC) src/limber.c src/limberd.c data/org.limber.Limber.desktop.in data/org.limber.Limber.metainfo.xml Makefile
	xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --keyword=ngettext:1,2 --keyword=C_:1c,2 --add-comments=TRANSLATORS \
		--add-location=file --sort-by-file --package-name=limber --package-version=$(VERSION) \
		--output=$@ $(sort $(filter %.c,$^))
	xgettext --join-existing --from-code=UTF-8 --language=Desktop --keyword --keyword=Name --keyword=GenericName \
		--keyword=Comment --keyword=Keywords --add-location=file --sort-by-file --output=$@ $(filter %.desktop.in,$^)
	xgettext --join-existing --from-code=UTF-8 --add-location=file --sort-by-file --output=$@ $(filter %.xml,$^)

po: $(POT)
	for language in $(LINGUAS); do \
		msgmerge --quiet --update --backup=none --no-fuzzy-matching --sort-by-file --add-location=file \
			po/$$language.po $(POT) && \
		msgattrib --no-obsolete --add-location=file --output-file=po/$$language.po po/$$language.po || exit 1; done

$(BUILD)/locale/%/LC_MESSAGES/limber.mo: po/%.po
	@mkdir -p $(@D)
	$(call say,GEN)msgfmt --check --output-file=$@ $<

# Everything that is installed beside the pictures, the manual pages and the translations:
# KIND:FILE:FOLDER, or KIND:FILE:FOLDER:NAME where it is called otherwise there.
ICONDIR = $(DATADIR)/icons/hicolor
INSTALLED = \
	$(addprefix 755:,$(PROGRAMS:%=%:$(BINDIR)) $(BUILD)/limber-cue:$(LIBEXECDIR) $(BUILD)/limber-unpack:$(LIBEXECDIR)) \
	$(addprefix 644:, \
		$(BUILD)/limber.service:$(UNITDIR) \
		$(BUILD)/org.limber.Limber1.service:$(DATADIR)/dbus-1/services \
		$(LAUNCHER):$(DATADIR)/applications \
		$(METAINFO):$(DATADIR)/metainfo \
		data/autostart.desktop:$(AUTOSTARTDIR):org.limber.Limber.desktop \
		data/org.limber.Limber.mime.xml:$(DATADIR)/mime/packages:org.limber.Limber.xml \
		data/icons/org.limber.Limber.svg:$(ICONDIR)/scalable/apps \
		data/icons/org.limber.Limber-symbolic.svg:$(ICONDIR)/symbolic/apps \
		data/completions/limber:$(COMPLETIONDIR) \
		data/completions/_limber:$(ZSHDIR) \
		data/completions/limber.fish:$(FISHDIR) \
		data/limber.conf.example:$(DATADIR)/limber \
		src/bus/org.limber.Limber1.xml:$(DATADIR)/dbus-1/interfaces \
		$(patsubst %,%:$(DATADIR)/limber,$(wildcard routines/*.routine)) \
		$(patsubst %,%:$(DATADIR)/limber/pictures,$(PICTURE_PNG) $(PICTURES)) \
		$(foreach page,$(MAN_PAGES),$(page):$(MANDIR)/man$(subst .,,$(suffix $(page)))) \
		$(foreach language,$(LINGUAS),$(BUILD)/locale/$(language)/LC_MESSAGES/limber.mo:$(LOCALEDIR)/$(language)/LC_MESSAGES))

field = $(word $(1),$(subst :, ,$(2)))
destination = $(DESTDIR)$(call field,3,$(1))/$(or $(call field,4,$(1)),$(notdir $(call field,2,$(1))))

# One command a line.
define newline

	
endef

install: all
	$(foreach one,$(INSTALLED),install -D -m $(call field,1,$(one)) $(call field,2,$(one)) $(call destination,$(one))$(newline))
	@$(refresh)

# What a client did is theirs: it stays where it is, which is in the same folder for PREFIX=~/.local.
uninstall:
	$(foreach one,$(INSTALLED),rm -f $(call destination,$(one))$(newline))
	for folder in limber/pictures limber; do \
		[ ! -d $(DESTDIR)$(DATADIR)/$$folder ] || rmdir --ignore-fail-on-non-empty $(DESTDIR)$(DATADIR)/$$folder; done
	@$(refresh)

# Desktops look into lists of what is installed; packages have them made anew by the system.
define refresh
[ -n '$(DESTDIR)' ] || { \
	! command -v update-mime-database >/dev/null || update-mime-database $(DATADIR)/mime; \
	! command -v update-desktop-database >/dev/null || update-desktop-database --quiet $(DATADIR)/applications; \
	! command -v gtk-update-icon-cache >/dev/null || [ ! -f $(ICONDIR)/icon-theme.cache ] || \
		gtk-update-icon-cache --quiet --ignore-theme-index $(ICONDIR); \
} 2>/dev/null || true
endef

vpath %.in systemd data
$(PLACED): $(BUILD)/%: %.in $(PLACES) Makefile
	@mkdir -p $(@D)
	sed 's|@bindir@|$(BINDIR)|g' $< >$@

$(LAUNCHER): data/org.limber.Limber.desktop.in po/LINGUAS $(LINGUAS:%=po/%.po) $(PLACES) Makefile
	@mkdir -p $(@D)
	msgfmt --desktop -d po --template=$< --output-file=$@
	sed -i 's|@bindir@|$(BINDIR)|' $@

$(METAINFO): data/org.limber.Limber.metainfo.xml po/LINGUAS $(LINGUAS:%=po/%.po) Makefile
	@mkdir -p $(@D)
	msgfmt --xml -d po --template=$< --output-file=$@

# Debian packages, made from a copy of this folder and looked through by lintian, of which newer ones
# miss a home page in the metadata; there is none yet.
DEB = $(BUILD)/deb
NO_HOME_PAGE = appstream-metadata-validation-failed
deb:
	tools/deps deb
	rm -rf $(DEB)
	mkdir -p $(DEB)/limber-$(VERSION)
	tar --create --exclude-vcs --exclude=./build --exclude='./build-*' . | tar --extract --directory=$(DEB)/limber-$(VERSION)
	cd $(DEB)/limber-$(VERSION) && env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL -u BUILD -u PREFIX -u DESTDIR dpkg-buildpackage -us -uc
	lintian --info --fail-on warning,error $(DEB)/*.changes \
		$$(lintian-explain-tags $(NO_HOME_PAGE) >/dev/null 2>&1 && echo --suppress-tags $(NO_HOME_PAGE))
	@ls $(DEB)/*.deb

# Those packages installed, upgraded, removed and purged in a Debian of its own; needs root.
check-deb: deb
	BUILD=$(BUILD) tests/run tests/check-deb

# The built programs on real notification servers: make check-servers SERVERS='gnome mako'.
# SERVERS=plasma is for KDE's. What was on their screens is kept in $(BUILD)/servers.
SERVERS ?= dunst xfce mate notification-daemon lxqt mako swaync gnome
check-servers:
	@tools/deps $(if $(filter plasma,$(SERVERS)),plasma,servers)
	$(MAKE) --no-print-directory all tests
	BUILD=$(BUILD) tests/check-servers $(SERVERS)

clean:
	rm -rf $(BUILD)

-include $(patsubst %.o,%.d,$(LIB_OBJ) $(CUE_OBJ) $(UNPACK_OBJ) $(SUPPORT_OBJ)) \
	$(patsubst %,%.d,$(TEST_BIN) $(BENCH_BIN) $(BENCH_TOOLS) $(HELPER_BIN)) $(patsubst $(BUILD)/%,$(BUILD)/src/%.d,$(PROGRAMS))

.PHONY: all bench check check-asan check-build check-deb check-faults check-kill check-mutations check-only \
	check-presence check-servers check-system check-valgrind check-walk clean coverage deb deps deps-check format fuzz \
	fuzz-routine install lint pictures po pot run tests uninstall
.SECONDARY:
