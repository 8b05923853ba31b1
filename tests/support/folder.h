/* folder.h — the folders of tests.
 */
#pragma once

/* Removes a file or a folder with all that is in it, also what nobody may write; follows no link. What
 * cannot be removed fails the test. */
void limber_test_remove (const char *path);
