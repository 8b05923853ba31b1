"""A terminal for programs that want one: a pseudo terminal, with a screen that can be read.

It knows what `limber start` sends, and takes anything else for a mistake.
"""
import fcntl
import os
import re
import select
import signal
import struct
import termios
import time

PATIENCE = 20

SEQUENCE = re.compile(rb'\x1b\[(\??)([0-9;]*)([A-Za-z])')


class Terminal:
    def __init__(self, command, columns=80, rows=24, env=None):
        self.master, self.slave = os.openpty()
        self.columns, self.rows = columns, rows
        self.main, self.other = [''] * rows, None
        self.x = self.y = 0
        self.cursor = True
        self.rest = b''
        self.seen = b''
        self.size(columns, rows)
        self.before = termios.tcgetattr(self.slave)
        self.news, news = os.pipe()
        self.shell = os.fork()
        if self.shell == 0:
            self._become_shell(command, env or {}, news)
        os.close(news)
        self.pid = struct.unpack('ii', os.read(self.news, 8))[0]

    def _become_shell(self, command, env, news):
        """What a shell is to a program: the terminal's first process, who is told when it stops."""
        os.setsid()
        fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
        for number in (signal.SIGTTOU, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            os.tcsetpgrp(self.slave, os.getpgrp())
            for number in (signal.SIGTTOU, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            for descriptor in (0, 1, 2):
                os.dup2(self.slave, descriptor)
            os.closerange(3, 256)
            os.environ.update({'TERM': 'xterm', **env})
            os.execvp(command[0], command)
        os.write(news, struct.pack('ii', child, 0))
        os.closerange(0, 3)
        os.close(self.master)
        while True:
            _, status = os.waitpid(child, os.WUNTRACED)
            os.write(news, struct.pack('ii', child, status))
            if not os.WIFSTOPPED(status):
                os._exit(0)

    # what a person does

    def size(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.main = (self.main + [''] * rows)[:rows]
        if self.other is not None:
            self.other = [''] * rows
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))

    def type(self, text):
        os.write(self.master, text.encode())

    def kill(self, number):
        os.kill(self.pid, number)

    def hang_up(self):
        """The window is closed. Returns when the program is gone."""
        os.close(self.slave)
        os.close(self.master)
        assert os.read(self.news, 8), 'nothing more is heard of it'

    # what a person sees

    def screen(self):
        return [line.rstrip() for line in (self.other if self.other is not None else self.main)]

    def text(self):
        return '\n'.join(self.screen()).rstrip('\n')

    def has(self, word):
        return word.search(self.text()) if isinstance(word, re.Pattern) else word in self.text()

    def until(self, *wanted, gone=()):
        """Waits until all of `wanted` and nothing of `gone` is on the screen."""
        deadline = time.monotonic() + PATIENCE
        while not (all(self.has(word) for word in wanted) and not any(self.has(word) for word in gone)):
            if not self._read(deadline):
                raise AssertionError('waited in vain for %r without %r; the screen:\n%s' % (wanted, gone, self.text()))
        return self

    def _read(self, deadline):
        ready, _, _ = select.select([self.master], [], [], max(0, deadline - time.monotonic()))
        if not ready:
            return False
        data = os.read(self.master, 65536)
        self.seen += data
        self._show(self.rest + data)
        return True

    def drain(self):
        while self._read(time.monotonic()):
            pass

    # what a terminal does

    def _line(self):
        return self.other if self.other is not None else self.main

    def _show(self, data):
        at = 0
        self.rest = b''
        while at < len(data):
            match = SEQUENCE.match(data, at)
            if match:
                self._obey(*match.groups())
                at = match.end()
            elif data[at] == 0x1b:
                if len(data) - at > 16:
                    raise AssertionError('unknown: %r' % data[at:at + 16])
                self.rest = data[at:]
                return
            else:
                end = data.find(b'\x1b', at)
                end = len(data) if end < 0 else end
                try:
                    text = data[at:end].decode()
                except UnicodeDecodeError as error:
                    if end < len(data) or error.end < len(data[at:end]):
                        raise
                    text = data[at:at + error.start].decode()
                    self.rest = data[at + error.start:]
                self._print(text)
                at = end

    def _print(self, text):
        for letter in text:
            if letter == '\r':
                self.x = 0
            elif letter == '\n':
                self.y += 1
                if self.y == self.rows:
                    self._line().pop(0)
                    self._line().append('')
                    self.y -= 1
            elif letter == '\b':
                self.x = max(0, self.x - 1)
            elif letter >= ' ':
                if self.x == self.columns and self.other is not None:
                    raise AssertionError('a line is longer than %d columns:\n%s' % (self.columns, self.text()))
                if self.x == self.columns:
                    self._print('\r\n')
                line = self._line()[self.y].ljust(self.x)
                self._line()[self.y] = line[:self.x] + letter + line[self.x + 1:]
                self.x += 1

    def _obey(self, private, numbers, letter):
        command = (private + numbers + letter).decode()
        lines = self._line()
        if command == 'H':
            self.x = self.y = 0
        elif command == 'K':
            lines[self.y] = lines[self.y][:self.x]
        elif command == 'J':
            lines[self.y] = lines[self.y][:self.x]
            lines[self.y + 1:] = [''] * (self.rows - self.y - 1)
        elif command == '?1049h':
            self.other, self.saved = [''] * self.rows, (self.x, self.y)
        elif command == '?1049l':
            self.other = None
            self.x, self.y = self.saved
        elif command in ('?25h', '?25l'):
            self.cursor = letter == b'h'
        elif letter != b'm':
            raise AssertionError('unknown: %s' % command)

    # how it ends

    def wait(self):
        """The status as waitpid() tells it, once it ended or was stopped."""
        deadline = time.monotonic() + PATIENCE
        while True:
            ready, _, _ = select.select([self.master, self.news], [], [], max(0, deadline - time.monotonic()))
            if self.news in ready:
                status = struct.unpack('ii', os.read(self.news, 8))[1]
                self.drain()
                return status
            if not ready:
                raise AssertionError('it does not end:\n%s' % self.text())
            self._read(deadline)

    def is_restored(self):
        return termios.tcgetattr(self.slave) == self.before and self.other is None and self.cursor

    def ends_with(self, code):
        status = self.wait()
        assert os.WIFEXITED(status) and os.WEXITSTATUS(status) == code, 'status %d:\n%s' % (status, self.text())
        assert self.is_restored(), 'the terminal is not as it was'
        return self

    def dies_of(self, number):
        status = self.wait()
        assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == number, 'status %d:\n%s' % (status, self.text())
        assert self.is_restored(), 'the terminal is not as it was'
        return self

    def stops(self):
        assert os.WIFSTOPPED(self.wait()), 'it was not stopped'
        assert self.is_restored(), 'the terminal is not as it was'
        return self
