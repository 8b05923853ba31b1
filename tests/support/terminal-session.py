"""Inside tests/desk: leads sessions from a terminal, as a client would, and prints TAP."""
import json
import os
import re
import signal
import subprocess
import sys
import time
import traceback

sys.path.insert(0, os.path.dirname(__file__))
from terminal import Terminal  # noqa: E402

BUILD = os.path.abspath(os.environ['BUILD'])
LIMBER, LIMBERD = BUILD + '/limber', BUILD + '/limberd'
HOME = os.environ['HOME']
breaks = 0

ROUTINE = '''
limber = 1;  id = "test";  title = "Test";
day = { from = "00:00"; to = "23:59"; };
therapist = { name = "Rosa Keller"; };
pain = { where = [ "back", "thigh", "foot" ]; };
plan = (
  { id = "stretch";  kind = "stretch";  title = "Stretches";  when = { at = "23:50"; };  ask_pain = false;
    steps = ( { exercise = "knee-to-chest";  reps = 2;  hold_seconds = 30;  side = "left"; },
              { exercise = "pelvic-tilt";  hold_seconds = 40; } ); },
  { id = "hold";  kind = "stretch";  title = "Held";  when = { at = "23:50"; };  ask_pain = false;
    steps = ( { exercise = "pelvic-tilt";  hold_seconds = 300; } ); },
  { id = "painful";  kind = "stretch";  title = "Painful";  when = { at = "23:51"; };
    steps = ( { exercise = "pelvic-tilt";  hold_seconds = 40; } ); },
  { id = "heat";  kind = "heat";  title = "Heat pack";  minutes = 5;  check_skin_at_minutes = 4;  when = { at = "23:52"; }; },
  { id = "warm";  kind = "heat";  title = "Heat pack";  minutes = 5;  check_skin_at_minutes = 4;  when = { at = "23:52"; }; },
  { id = "walk";  kind = "move";  title = "Walk";  when = { at = "23:53"; }; },
%s
  { id = "check";  kind = "check-in";  title = "Check-in";  when = { at = "23:55"; };
    questions = ( { id = "usual";  ask = "How was it?";  scale = 10; },
                  { id = "way";  ask = "What got in the way?";  text = true; } ); }
);
''' % '\n'.join('  { id = "break-%d";  kind = "posture";  title = "Stand up";  when = { at = "23:58"; }; },' % number
               for number in range(1, 16))


def limber(*words, status=0):
    done = subprocess.run([LIMBER, *words], capture_output=True, text=True, timeout=20)
    assert done.returncode == status, '%s: status %d: %s' % (words, done.returncode, done.stderr)
    return done.stdout


def session():
    return json.loads(limber('status', '--json'))['session']


def rows(where):
    """The history from the last start of the daemon on."""
    done = subprocess.run(['sqlite3', HOME + '/.local/share/limber/progress.db',
                           "SELECT event, coalesce(outcome, ''), coalesce(reason, ''), coalesce(value, ''), "
                           "coalesce(text, '') FROM event WHERE %s" % where], capture_output=True, text=True)
    assert done.stderr == '', done.stderr
    return done.stdout.split('\n')[:-1]


def start_limberd():
    global daemon
    daemon = subprocess.Popen([LIMBERD], stderr=open(HOME + '/limberd.log', 'a'))
    subprocess.run(['gdbus', 'wait', '--session', '--timeout', '10', 'org.limber.Limber1'], check=True)
    subprocess.run([os.path.dirname(__file__) + '/no-signs'], check=True)


def view(*activity, **options):
    return Terminal([LIMBER, 'start', *activity], **options)


def new_break():
    """The quickest kind of session, of which each point may have several."""
    global breaks
    breaks += 1
    return 'break-%d' % breaks


def end(terminal):
    """The quickest way out of a session."""
    terminal.type('s')
    terminal.until('Why do you stop?').type('i')
    terminal.until('[Enter] Close').type('\n')
    terminal.ends_with(0)
    assert session() is None


def sleeps(pid):
    """How often a process has gone to sleep, all of its threads together."""
    count = 0
    for thread in os.listdir('/proc/%d/task' % pid):
        with open('/proc/%d/task/%s/status' % (pid, thread)) as file:
            count += sum(int(line.split()[1]) for line in file if 'ctxt_switches' in line)
    return count


# ——— what must be so ———

def check_in():
    """A check-in is answered by keys, a number of two digits and words with ä and backspace among them."""
    terminal = view('check').until('How was it?', '0 to 10: _')
    terminal.type('1')
    terminal.until('1_ and Enter')
    terminal.type('0')
    terminal.until('What got in the way?', '> _')
    terminal.type('quäl\x7fl the rain')
    terminal.until('> quäl the rain_')
    terminal.type('\n')
    terminal.until('Done', '[Enter] Close').type('\n')
    terminal.ends_with(0)
    assert terminal.screen()[:2] == ['Check-in: started.', 'Done'], terminal.screen()
    assert rows("event = 'answer' AND activity = 'check'") == ['answer|||10|', 'answer||||quäl the rain'], rows("event = 'answer' AND activity = 'check'")
    assert rows("activity = 'check' AND event = 'outcome'") == ['outcome|done|||']


def same_session():
    """Terminal and notification are two views of one session."""
    terminal = view('stretch').until('Before you begin: Stretches', 'Next: Knee to chest, left side, 1 of 2')
    terminal.type('\n')
    terminal.until('Knee to chest', 'left side, 1 of 2', '1 of 2, 0 %', 'Get ready: 10 s left', 'Next: left side, 2 of 2')
    terminal.until('Get ready: 8 s left')
    now = session()
    assert now['step'] == 1 and now['activity'] == 'stretch' and now['side'] == 'left' and now['repetition'] == 1
    assert 4 < now['seconds_left'] <= 8
    subprocess.run(['press', 'Pause'], check=True)
    terminal.until('Paused', gone=['Get ready'])
    terminal.type(' ')
    terminal.until('Get ready', '[space] Pause')
    subprocess.run(['press', 'Next'], check=True)
    terminal.until('Pelvic tilt', '2 of 2, ', 'This is the last one.')
    terminal.type('b')
    terminal.until('Knee to chest')
    terminal.type('n')
    terminal.until('Pelvic tilt')
    terminal.type('q')
    terminal.ends_with(0).until("'limber start' shows it again")
    assert session()['step'] == 2
    # again, and without a name
    end(view().until('Pelvic tilt'))
    assert rows("activity = 'stretch' AND event = 'started'") == ['started||||']
    assert rows("activity = 'stretch' AND event = 'outcome'") == ['outcome|skipped|interrupted||']


def pain():
    """How much it hurts, and where, before a stretch; too much, and it is not begun."""
    terminal = view('painful').until('Before you begin: how much does it hurt?', '0 is no pain')
    terminal.type('8')
    terminal.until('Where does it hurt?', '[1] back', '[3] foot').type('2')
    terminal.until('Not today', 'leave it for today').type('\n')
    # what hurt that much is followed by the warning signs
    terminal.until('A health question', '[o] Open', '[l] Later').type('l')
    terminal.ends_with(0)
    assert rows("activity = 'painful' AND event = 'outcome'") == ['outcome|stopped|pain||']


def heat():
    """Questions by letters, a timer that cannot be paused, and the reason for a stop."""
    terminal = view('heat').until('(1 of 2)', '[y] Yes', '[n] No')
    # the second is no answer to what was not yet on the screen
    terminal.type('yy')
    terminal.until('(2 of 2)')
    settle(terminal.pid)
    terminal.drain()
    assert terminal.has('(2 of 2)')
    terminal.type('y')
    terminal.until('5 min left').until('4 min 59 s left')
    terminal.type(' nb')
    assert 'heat' in subprocess.run([LIMBER, 'start', 'walk'], capture_output=True, text=True).stderr
    limber('pause-session', status=1)
    terminal.type('s')
    terminal.until('Take it off. Why do you stop?').type('g')
    terminal.until('left', gone=['Why']).type('s')
    terminal.until('Why do you stop?').type('i')
    terminal.until('Take the pack off now').type('\n')
    terminal.ends_with(0)
    assert rows("activity = 'heat' AND event = 'outcome'") == ['outcome|partial|interrupted||']


def walk():
    """A walk that is over."""
    terminal = view('walk').until('10 min left', '[d] Done')
    terminal.type('d')
    terminal.until('[Enter] Close').type('\n')
    terminal.ends_with(0)
    assert rows("activity = 'walk' AND event = 'outcome'") == ['outcome|done|||']


def sizes():
    """The screen follows the window, and nothing is too long for it."""
    terminal = view(new_break()).until('Stand up, 2 min', bar_of(80))
    for columns, rows_ in ((40, 24), (20, 6), (120, 40), (9, 3), (80, 24)):
        terminal.drain()
        terminal.size(columns, rows_)
        terminal.until(bar_of(columns))
        assert len(terminal.text().split('\n')) <= rows_
    end(terminal)


def bar_of(columns):
    """As long as the window is wide, and no longer than can be looked over."""
    return re.compile('^[█░]{%d}$' % min(columns, 80), re.MULTILINE)


def no_colour():
    """Neither colour nor bars with NO_COLOR; the time is there in words."""
    terminal = view(new_break(), env={'NO_COLOR': '1'}).until('Stand up, 2 min', '1 min 59 s left')
    end(terminal)
    sequences = terminal.seen.replace(b'\x1b[0m\x1b[?25h', b'')
    assert b'm\x1b' not in sequences and b'\x1b[1m' not in sequences and b'\x1b[36m' not in sequences
    assert '█'.encode() not in terminal.seen and '░'.encode() not in terminal.seen


def plain_ascii():
    """A terminal that knows no more than ASCII gets no more."""
    terminal = view(new_break(), env={'LC_ALL': 'C'}).until('Stand up, 2 min', '----------')
    end(terminal)
    assert max(terminal.seen) < 0x80


def stopped():
    """Ctrl-Z gives the terminal back, and `fg` takes it again, as often as one likes."""
    terminal = view(new_break()).until('Stand up, 2 min')
    for _ in range(2):
        terminal.type('\x1a')
        terminal.stops()
        terminal.kill(signal.SIGCONT)
        terminal.until('Stand up, 2 min')
        assert not terminal.is_restored()
    # stopped without being asked
    terminal.kill(signal.SIGSTOP)
    terminal.wait()
    terminal.kill(signal.SIGCONT)
    terminal.until('Stand up, 2 min').drain()
    end(terminal)


def signals():
    """Whatever ends it leaves the terminal as it was, and the session running."""
    name = new_break()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT, signal.SIGHUP):
        terminal = view(name).until('Stand up, 2 min')
        if number == signal.SIGINT:
            terminal.type('\x03')
        else:
            terminal.kill(number)
        terminal.dies_of(number).until('The session goes on.')
    assert session()['activity'] == name
    terminal = view().until('Stand up, 2 min')
    terminal.hang_up()
    end(view())


def daemon_dies():
    """A daemon that dies takes the view with it, in good order, and the new one shows the session."""
    terminal = view(new_break()).until('Stand up, 2 min')
    daemon.kill()
    daemon.wait()
    terminal.ends_with(3).until('limberd has gone')
    start_limberd()
    end(view().until('Stand up, 2 min'))


def server_restarts():
    """The notification service dies in the midst: the session goes on, and its notice comes back with its buttons."""
    terminal = view('hold').until('Before you begin: Held')
    terminal.type('\n')
    terminal.until('Get ready')
    subprocess.run(['server', 'stop'], check=True)
    terminal.until('Hold: ')
    subprocess.run(['server', 'start'], check=True)
    until_true(lambda: subprocess.run(['dunstctl', 'count', 'displayed'], capture_output=True).stdout == b'1\n')
    subprocess.run(['press', 'Pause'], check=True)
    terminal.until('Paused')
    end(terminal)


def until_true(condition):
    """For what tells nobody of it."""
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, 'waited in vain'
        time.sleep(0.05)


def over_elsewhere():
    """A session that ends by another way ends the view, too."""
    terminal = view(new_break()).until('Stand up, 2 min')
    limber('done')
    terminal.ends_with(0)


def no_terminal():
    """Where there is no terminal, a start is only that."""
    name = new_break()
    assert limber('start', name) == 'Stand up: started.\n'
    done = Terminal(['sh', '-c', '%s start %s | cat' % (LIMBER, name)])
    done.until(name + ' is under way')
    done.wait()
    done = view(name, env={'TERM': 'dumb'}).until(name + ' is under way')
    done.wait()
    limber('stop')
    limber('stop')
    assert session()['seconds_left'] == 0
    end_by_notification()


def end_by_notification():
    subprocess.run(['press', 'Close'], check=True)
    until_true(lambda: session() is None)


def commands():
    """For scripts and shortcuts: each does one thing, and says no where it cannot."""
    for command in ('next', 'back', 'stop', 'pause-session'):
        limber(command, status=1)
    limber('remind', 'stretch')
    limber('start', 'stretch')
    limber('next')
    assert session()['step'] == 1
    limber('pause-session')
    assert session()['seconds_left'] == 0
    limber('pause-session')
    assert session()['seconds_left'] > 0
    limber('pause-session', '--resume', status=1)
    limber('pause-session')
    limber('pause-session', '--resume')
    limber('next')
    assert session()['step'] == 2
    limber('back')
    assert session()['step'] == 1
    end(view().until('Knee to chest'))


def warning_signs():
    """The warning signs, page by page, with words for yes and no; left in the midst, by any signal, they are asked no more."""
    def ask():
        return Terminal([LIMBER, 'warning-signs']).until('(1 of 3)', 'y for yes, n for none:')
    before = rows("event = 'answer' AND question = 'signs'")
    terminal = ask()
    terminal.type('perhaps\n')
    terminal.until('none: perhaps', re.compile('none:$', re.MULTILINE)).type('no\n')
    terminal.until('(2 of 3)').type('N\n')
    terminal.until('(3 of 3)').type('none\n')
    terminal.ends_with(0)
    answered = rows("event = 'answer' AND question = 'signs'")
    assert len(answered) == len(before) + 1, answered
    assert rows("event = 'held' AND activity IS NULL") == []
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        terminal = ask()
        if number == signal.SIGINT:
            terminal.type('\x03')
        else:
            terminal.kill(number)
        terminal.dies_of(number).until('Left unanswered')
        assert session() is None
    terminal = ask()
    terminal.type('\x04')
    terminal.ends_with(0).until('Left unanswered')
    assert session() is None
    assert rows("event = 'answer' AND question = 'signs'") == answered


def at_rest():
    """Nobody wakes up while nothing changes: not for a question, and not the daemon for the seconds."""
    terminal = view('warm').until('(1 of 2)')
    settle(terminal.pid)
    before = sleeps(terminal.pid)
    time.sleep(1.5)
    assert sleeps(terminal.pid) == before, 'woken %d times' % (sleeps(terminal.pid) - before)
    terminal.type('y')
    terminal.until('(2 of 2)').type('y')
    terminal.until('4 min 58 s left')
    before = sleeps(terminal.pid)
    terminal.until('4 min 56 s left')
    assert sleeps(terminal.pid) - before <= 12, 'woken %d times in two seconds' % (sleeps(terminal.pid) - before)
    end(terminal)


def settle(pid):
    """What a start or an answer sets going has ended when half a second goes by without any of it."""
    for _ in range(40):
        before = sleeps(pid)
        time.sleep(0.5)
        if sleeps(pid) == before:
            return
    raise AssertionError('it never comes to rest')


POINTS = [check_in, same_session, pain, heat, walk, sizes, no_colour, plain_ascii, stopped, signals, daemon_dies, server_restarts,
          over_elsewhere, no_terminal, commands, warning_signs, at_rest]


def main():
    wanted = sys.argv[1:]
    failed = 0
    with open(HOME + '/test.routine', 'w') as file:
        file.write(ROUTINE)
    limber('install', '--yes', HOME + '/test.routine')
    start_limberd()
    points = [point for point in POINTS if not wanted or point.__name__ in wanted]
    for number, point in enumerate(points, 1):
        begun = time.monotonic()
        try:
            point()
            print('ok %d - %s # %.1f s' % (number, point.__doc__.split('.')[0], time.monotonic() - begun), flush=True)
        except Exception:  # pylint: disable=broad-except
            failed += 1
            print('not ok %d - %s' % (number, point.__name__))
            print('# ' + traceback.format_exc().replace('\n', '\n# '), flush=True)
    print('1..%d' % len(points))
    daemon.terminate()
    daemon.wait()
    return 1 if failed else 0


if __name__ == '__main__':
    for name in ('XDG_DATA_HOME', 'XDG_CONFIG_HOME'):
        os.environ.pop(name, None)
    sys.exit(main())
