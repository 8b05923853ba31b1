/* button.h — the names of buttons, which tell what was pressed. What the client reads on them is
 * made by wording.h and session-words.h.
 */
#pragma once

/* A reminder, and what follows "Not today". */
#define LIMBER_BUTTON_START "start"
#define LIMBER_BUTTON_DONE "done"
#define LIMBER_BUTTON_PARTIAL "partial"
#define LIMBER_BUTTON_LATER "later"
#define LIMBER_BUTTON_SKIP "skip"
#define LIMBER_BUTTON_MEETING "meeting"
#define LIMBER_BUTTON_NO_TIME "no-time"
#define LIMBER_BUTTON_NOT_HERE "not-here"
#define LIMBER_BUTTON_HURTS "hurts"

/* A session. DONE, PARTIAL, LATER and SKIP are its buttons too. */
#define LIMBER_BUTTON_BEGIN "begin"
#define LIMBER_BUTTON_PAUSE "pause"
#define LIMBER_BUTTON_RESUME "resume"
#define LIMBER_BUTTON_NEXT "next"
#define LIMBER_BUTTON_BACK "back"
#define LIMBER_BUTTON_STOP "stop"
#define LIMBER_BUTTON_PAIN "pain"
#define LIMBER_BUTTON_INTERRUPTED "interrupted"
#define LIMBER_BUTTON_YES "yes"
#define LIMBER_BUTTON_NO "no"
#define LIMBER_BUTTON_OPEN "open"
#define LIMBER_BUTTON_OK "ok"
#define LIMBER_BUTTON_WIDER "wider" /* of a scale: back to all the numbers */

/* Questions about the routine and the days. */
#define LIMBER_BUTTON_MOVE_ON "move-on"
#define LIMBER_BUTTON_STAY "stay"
#define LIMBER_BUTTON_HOLIDAY "holiday"
#define LIMBER_BUTTON_DID_SOME "did-some"
#define LIMBER_BUTTON_LEAVE "leave"
#define LIMBER_BUTTON_MAKE_PAGE "make-page"
#define LIMBER_BUTTON_NOT_NOW "not-now"

/* How long a pause is. RESUME ends one. */
#define LIMBER_BUTTON_HOUR "hour"
#define LIMBER_BUTTON_TOMORROW "tomorrow"
#define LIMBER_BUTTON_WEEK "week"
