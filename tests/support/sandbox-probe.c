/* sandbox-probe THING — tries a thing that an ordinary user may do and that a directive of
 * limber.service forbids. Ends with 0 where it was allowed, with 1 where it was refused. */

#include <errno.h>
#include <fcntl.h>
#include <linux/keyctl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int
open_scratch (void)
{
  char path[] = "/tmp/limber-probe-XXXXXX";
  int file = mkstemp (path);

  unlink (path);
  return file;
}

/* A file that others may read. */
static int
open_file (void)
{
  return umask (0) & 044 ? -1 : 0;
}

/* Run from a copy of this program that belongs to root and is to run as root. */
static int
become_root (void)
{
  return geteuid () == 0 ? 0 : -1;
}

static int
other_personality (void)
{
  return personality (ADDR_NO_RANDOMIZE);
}

static int
map_writable_code (void)
{
  return mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1
                                                                                                                 : 0;
}

static int
make_namespace (void)
{
  return unshare (CLONE_NEWUSER);
}

/* The kernel asks whether the priority makes sense before it asks who may have it. */
static int
run_in_real_time (void)
{
  const struct sched_param param = { .sched_priority = 0 };

  return sched_setscheduler (0, SCHED_FIFO, &param) < 0 && errno == EINVAL ? 0 : -1;
}

static int
make_suid_file (void)
{
  return fchmod (open_scratch (), S_ISUID | 0700);
}

static int
open_inet_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) < 0 ? -1 : 0;
}

static int
open_netlink_socket (void)
{
  return socket (AF_NETLINK, SOCK_RAW, 0) < 0 ? -1 : 0;
}

/* A system call of the 32-bit kind: getpid. Elsewhere there is no other kind to refuse. */
static int
call_foreign (void)
{
#ifdef __x86_64__
  long result = 20;

  __asm__ volatile("int $0x80" : "+a"(result) : : "memory", "r8", "r9", "r10", "r11");
  return result > 0 ? 0 : -1;
#else
  return -1;
#endif
}

/* Not among what a service needs. */
static int
trace (void)
{
  return ptrace (PTRACE_TRACEME, 0, NULL, NULL) < 0 ? -1 : 0;
}

static int
own_file (void)
{
  return fchown (open_scratch (), getuid (), getgid ());
}

static int
yield_more (void)
{
  return setpriority (PRIO_PROCESS, 0, 19);
}

static int
read_keyring (void)
{
  return syscall (SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_PROCESS_KEYRING, 1) < 0 ? -1 : 0;
}

/* The keys of everything else that the user runs. */
static int
share_keys (void)
{
  long mine = syscall (SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_SESSION_KEYRING, 0);

  return mine >= 0 && mine == syscall (SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_USER_SESSION_KEYRING, 0) ? 0 : -1;
}

static const struct
{
  const char *name;
  int (*attempt) (void);
} things[] = {
  { "open-file", open_file },
  { "become-root", become_root },
  { "other-personality", other_personality },
  { "map-writable-code", map_writable_code },
  { "make-namespace", make_namespace },
  { "run-in-real-time", run_in_real_time },
  { "make-suid-file", make_suid_file },
  { "open-inet-socket", open_inet_socket },
  { "open-netlink-socket", open_netlink_socket },
  { "call-foreign", call_foreign },
  { "trace", trace },
  { "own-file", own_file },
  { "yield-more", yield_more },
  { "read-keyring", read_keyring },
  { "share-keys", share_keys },
};

int
main (int argc, char **argv)
{
  for (size_t i = 0; argc == 2 && i < sizeof things / sizeof *things; i++)
    if (strcmp (things[i].name, argv[1]) == 0)
      return things[i].attempt () < 0 ? 1 : 0;
  fprintf (stderr, "sandbox-probe THING\n");
  return 2;
}
