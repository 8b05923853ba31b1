/* cue-voice.h — what a session says, spoken by speech-dispatcher.
 *
 * For one thread of its own: any call may block as long as the speech server likes. Where there
 * is none, or no libspeechd at build, nothing is heard and nothing is said.
 */
#pragma once

/* A language tag, "en" or "de-AT"; before the first word. */
void limber_voice_language (const char *tag);

/* What is still being said gives way to it. */
void limber_voice_say (const char *text);
