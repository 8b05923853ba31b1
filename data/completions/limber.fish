# fish completion for limber(1). Commands, options and what they take are read from --help, so
# they are always those of the installed limber.

function __limber_commands
    $argv[1] --help 2>/dev/null | string replace -rf '^  ([a-z-]+) +(.*)$' '$1\t$2'
    printf '%s\n' --help --version
end

# "--at=TIME<tab>When it was done", short forms too
function __limber_options
    $argv[1] $argv[2] --help 2>/dev/null | string replace -rf '^  (-., )?(--[a-z-]+)(=\S*)? +(.*)$' '$2$3\t$4'
end

function __limber_today
    $argv[1] status 2>/dev/null | string replace -rf '^  [0-9][0-9]:.* ([a-z0-9-]+)$' '$1' | sort -u
end

# What stands for a value in the help, as in --at=TIME or in "limber check FILE"
function __limber_values
    switch $argv[2]
        case 'FILE*' 'FOLDER*'
            __fish_complete_suffix .routine
        case ACTIVITY
            __limber_today $argv[1]
        case ID
            $argv[1] list 2>/dev/null | string replace -rf '^([a-z0-9-]+) .*' '$1'
        case AREA/CITY
            string replace -rf '^[A-Z]\S*\t\S+\t(\S+).*' '$1' </usr/share/zoneinfo/zone1970.tab
        case EVENT
            string split ' ' 'due shown snoozed started step pain answer outcome corrected undone gap paused resumed held released phase installed removed run-start run-stop storage'
        case 'done|*'
            string split '|' $argv[2]
    end
end

function __limber_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    if not set -q words[2]
        __limber_commands $words[1]
        return
    end
    set -l options (LC_ALL=C __limber_options $words[1] $words[2])
    # the value of an option, which stands in the word itself or after it
    set -l option (string match -rg -- '^(--[a-z-]+)=' $word)
    set -l before $words[-1]
    set -l head
    if set -q option[1]
        set before $option[1]
        set head "$option[1]="
    end
    set -l taken (string replace -rf -- "^$before=(\S+)\t.*" '$1' $options)
    test "$before" = -o && set taken FILE
    if set -q taken[1]
        __limber_values $words[1] $taken[1] | string replace -r -- '^(?!--)' "$head"
        return
    end
    if string match -q -- '-*' $word
        __limber_options $words[1] $words[2] | string replace -r '=\S*' ''
        return
    end
    set -l arguments (LC_ALL=C $words[1] $words[2] --help 2>/dev/null |
        string replace -rf "^  limber $words[2] \[OPTION\S*\] (.*)" '$1' | string split ' ')
    for argument in (string trim -c '[].?' -- $arguments)
        switch $argument
            case 'done|*'
                __limber_values $words[1] $argument
            case '*'
                for one in (string split '|' -- $argument)
                    __limber_values $words[1] $one
                end
        end
    end
end

complete -c limber -f -a '(__limber_complete)'
