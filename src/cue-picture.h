/* cue-picture.h — one picture read by a process that does nothing else.
 */
#pragma once

/* Reads the PNG or JPEG at @path, which may have been made to do harm, and writes its pixels to
 * standard output in the form of world/picture-decode.h, scaled down to fit a notification and
 * turned the way a camera says. What is not a picture, or too large a one, is refused before it
 * is decoded. Returns the exit status of the process: 0, or 1 with a message. */
int limber_picture_main (const char *path);
