/* walk.h — a random walk's steps: one thing after another that can happen to the daemon, and the
 * reasons of it told to the laws.
 */
#pragma once

#include "sim-world.h"
#include "walk-laws.h"

typedef struct
{
  Sim sim;
  GRand *random;
  WalkLaws *laws;
  guint32 seed;
  int step;
  GQueue told; /* char *, the last events */
  LimberPresenceState presence;
  gboolean quiet, catch_up, hanging;
  const char *own;   /* the activities of limber.conf */
  gboolean refusing; /* the next post will be refused */
  guint posts;       /* when that was asked for */
} Walk;

/* A zone and an instant to begin in. */
const char *walk_zone (Walk *walk);
LimberInstant walk_beginning (Walk *walk);

/* TRUE once in @n times; a number from 0 to @n - 1. */
gboolean walk_one_in (Walk *walk, int n);
int walk_below (Walk *walk, int n);

LimberInstant walk_now (Walk *walk);

/* Keeps what happened for the story that a failure tells. */
void walk_tell (Walk *walk, const char *format, ...) G_GNUC_PRINTF (2, 3);
void walk_fail (Walk *walk, const char *why) G_GNUC_NORETURN;

/* Tells the laws which conditions are in force. */
void walk_note_conditions (Walk *walk);

/* A routine file and a daemon. */
void walk_begin (Walk *walk);

/* Any one thing. */
void walk_something_happens (Walk *walk);
