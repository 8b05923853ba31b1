/* commands.h — the commands of `limber`, one file each or a few that belong together.
 *
 * Each takes its own name as argv[0] and returns the exit status of cli.h.
 */
#pragma once

int limber_cmd_back (int argc, char **argv);
int limber_cmd_check (int argc, char **argv);
int limber_cmd_correct (int argc, char **argv);
int limber_cmd_done (int argc, char **argv);
int limber_cmd_export (int argc, char **argv);
int limber_cmd_handout (int argc, char **argv);
int limber_cmd_import (int argc, char **argv);
int limber_cmd_install (int argc, char **argv);
int limber_cmd_list (int argc, char **argv);
int limber_cmd_log (int argc, char **argv);
int limber_cmd_new (int argc, char **argv);
int limber_cmd_next (int argc, char **argv);
int limber_cmd_open (int argc, char **argv);
int limber_cmd_pause (int argc, char **argv);
int limber_cmd_pause_session (int argc, char **argv);
int limber_cmd_preview (int argc, char **argv);
int limber_cmd_remind (int argc, char **argv);
int limber_cmd_remove (int argc, char **argv);
int limber_cmd_report (int argc, char **argv);
int limber_cmd_resume (int argc, char **argv);
int limber_cmd_rollback (int argc, char **argv);
int limber_cmd_skip (int argc, char **argv);
int limber_cmd_snooze (int argc, char **argv);
int limber_cmd_start (int argc, char **argv);
int limber_cmd_status (int argc, char **argv);
int limber_cmd_stop (int argc, char **argv);
int limber_cmd_undo (int argc, char **argv);
