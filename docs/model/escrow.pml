/*
 * The booking protocol: authority over a cell in escrow without expiry (docs/adr/0001). A centre and two
 * kiosks, one room, one or two slots. README.md beside this file tells what is modelled and what is left
 * out; `make model` searches every state of every configuration.
 *
 * The network is all that was ever sent. Nothing is taken out of it, so a message may come late, again and
 * again, in any order or never, and no bound on a channel hides a case: an entry is on its way once it is
 * committed, a grant once its token is given out, a recall as soon as there is something to recall, a wish
 * once it is in the outbox, an answer once it is stored.
 *
 * Every step uses something up or moves something forward for good, and what would change nothing is no
 * step. So there are no cycles, every run ends, and what must come to pass is what must be true at the end.
 *
 * What can matter no more is forgotten (tidy), so that states differ only where their futures may.
 *
 * Switches that make a configuration:
 *   SLOTS, TOKENS, STARTS_0, STARTS_1, CANCELS, WISHES, LOSSES    how much there is of each
 *   NO_POWER_CUT   machines are stopped and killed, and keep their power
 *   LYING_DISK     a disk that said "committed" may lose its last commits while the program does not run
 *   HEAL           at some moment faults and people rest, and what was begun is brought to its end
 *   RESELL         a cell that was sold, cancelled and granted anew is sold again in the same incarnation
 * Switches that plant a mistake begin with WITH_ or WITHOUT_. ONLY=n checks the property n alone, so that
 * a planted mistake is caught by what it breaks.
 */

#define KIOSKS 2
#ifndef SLOTS
#define SLOTS 2
#endif
#ifndef TOKENS
#define TOKENS 2
#endif
#ifndef TOKENS_OF_1
#define TOKENS_OF_1 TOKENS
#endif
#ifndef STARTS_0
#define STARTS_0 2
#endif
#ifndef STARTS_1
#define STARTS_1 1
#endif
#ifndef CANCELS
#define CANCELS 1
#endif
#ifndef WISHES
#define WISHES 1
#endif
#ifndef LOSSES
#define LOSSES 2
#endif

#if STARTS_0 > 2 || STARTS_1 > 2 || defined(HEAL)
#define STARTS 3                        /* room for so many: who was down when all came to rest starts once more */
#else
#define STARTS 2
#endif
#define ENTRIES (SLOTS * TOKENS + 3)    /* room for so many that wait; ENOUGH_ROOM watches */

/* ---- The properties ----------------------------------------------------------------------------------- */

#define ONE_RECEIPT    1  /* never two live confirmed receipts for one slot */
#define ARMED_PRINTS   2  /* a program the centre has not answered since it started prints no receipt */
#define ONE_AUTHORITY  3  /* what a kiosk holds is what the centre's table says it holds */
#define PAPER_COUNTS   4  /* a printed receipt that nobody cancelled is at the centre or in a journal */
#define ENTRY_FITS     5  /* a confirmation, however late it arrives, finds its cell kept for it */
#define NOTHING_FROZEN 6  /* after a stop or a kill, and one sync, no earlier life holds a cell */
#define ALL_ENDS       7  /* when nothing more can happen, all that was asked is answered, printed, synced */
#define ENOUGH_ROOM    8  /* no array of this model was too short */

#ifdef ONLY
#define PROPERTY(number, condition) assert((number) != ONLY || (condition))
#else
#define PROPERTY(number, condition) assert(condition)
#endif

/* ---- Names for numbers -------------------------------------------------------------------------------- */

#define NONE    0
#define CENTRAL 0                       /* no token: the centre decides about the cell */

#define AT(k, s)   ((k) * SLOTS + (s))
#define OF(s, t)   ((s) * (TOKENS + 1) + (t))
#define LIFE(k, n) ((k) * STARTS + (n)) /* incarnation n of kiosk k, from 1: it has one journal */
#define LIVES      (KIOSKS * STARTS + 1)
#define KIOSK_OF(life) (((life) - 1) / STARTS)

/* A kiosk's program */
#define DOWN    0
#define UNARMED 1
#define ARMED   2

/* An entry of a journal. CLOSE is a bit beside it (closed): there is nothing to apply. */
#define CONFIRM 1
#define RELEASE 2
#define CANCEL  3
#define ENTRY(what, s, t) ((what) * 32 + (s) * 16 + (t))
#define WHAT(entry)  ((entry) / 32)
#define SLOT(entry)  (((entry) / 16) % 2)
#define TOKEN(entry) ((entry) % 16)

/* A kiosk's booking as the centre knows it */
#define UNKNOWN   0
#define BOOKED    1
#define CANCELLED 2

/* The centre's answer to a wish; PENDING is not stored */
#define UNANSWERED 0
#define CONFIRMED  1
#define DECLINED   2
#define OVER       3                    /* confirmed, printed, and cancelled by its person */

/* A receipt in somebody's hand */
#define UNPRINTED 0
#define PRINTED   1
#define GIVEN_UP  2

/* ---- The centre ---------------------------------------------------------------------------------------- */

byte authority[SLOTS];                  /* CENTRAL, or the token of the one kiosk that may sell the cell */
byte last_token[SLOTS];
byte granted_to[SLOTS * (TOKENS + 1)];  /* the life a token was handed to; it is also the GRANT on its way */
byte booking[SLOTS * (TOKENS + 1)];     /* confirmed by a kiosk, known by the token it was confirmed under */
bit  taken[SLOTS];                      /* a booking occupies the cell */
byte answer[KIOSKS];                    /* to the one wish of a kiosk, stored for ever */
byte minted[KIOSKS];                    /* the current incarnation */
bit  answered[KIOSKS * STARTS];         /* the HELLO of this start */
bit  spoken[LIVES];                     /* has asked for cells */

/* ---- The kiosks ---------------------------------------------------------------------------------------- */

byte program[KIOSKS];
byte starts[KIOSKS];
byte welcome[KIOSKS];                   /* the life the centre's answer to the newest start names, on its way */

/* in memory */
byte life[KIOSKS];                      /* NONE before the centre's answer */
byte held[KIOSKS * SLOTS];              /* tokens */
byte seen[KIOSKS * SLOTS];              /* no grant up to this token counts */
bit  used[KIOSKS * SLOTS];              /* sold in this incarnation */
byte to_give_back[KIOSKS * SLOTS];      /* an earlier life's tokens, proved unused */
byte printing[KIOSKS];                  /* the slot + 1 and the token whose CONFIRM has no paper yet */
byte printing_token[KIOSKS];

/* on disk */
byte entry[LIVES * ENTRIES];            /* of each journal what the centre has not applied yet */
byte waiting[LIVES];
bit  closed[LIVES];                     /* the journal ends in CLOSE */
byte wanted[KIOSKS];                    /* the outbox: the slot + 1 somebody wished for */
#ifdef LYING_DISK
byte standing[LIVES];                   /* entries the disk could still lose, counted up to LOSSES */
byte gone[LIVES];                       /* entries the disk has lost */
byte lost;
#define GONE(l) gone[l]
#else
#define GONE(l) 0
#endif

/* in the runtime directory */
bit  witness[LIVES];                    /* the machine has kept its power since this life began */
#ifdef LYING_DISK
bit  behind[LIVES];                     /* the witness names the entry before the last one */
#define BEHIND(l) behind[l]
#else
#define BEHIND(l) 0
#endif

/* ---- What only the model knows -------------------------------------------------------------------------- */

byte paper[SLOTS * (TOKENS + 1)];       /* the receipt of a kiosk's booking */
byte paper_of_wish[KIOSKS];
byte live[SLOTS];                       /* printed receipts that nobody gave up */
bit  committed[SLOTS * (TOKENS + 1)];   /* a CONFIRM under this token has been committed */
byte cancels;
byte wishes;
bit  healed;
bit  over;

hidden byte a_slot, a_token, a_life, a_place, an_entry, found;

#ifdef HEAL
#define STIRRING (!healed)
#else
#define STIRRING true
#endif

#if STARTS == 3
#define EACH_LIFE(step, k) step(LIFE(k, 1)); step(LIFE(k, 2)); step(LIFE(k, 3))
#define OVER_LIVES(what, with, k) (what(LIFE(k, 1)) with what(LIFE(k, 2)) with what(LIFE(k, 3)))
#else
#define EACH_LIFE(step, k) step(LIFE(k, 1)); step(LIFE(k, 2))
#define OVER_LIVES(what, with, k) (what(LIFE(k, 1)) with what(LIFE(k, 2)))
#endif

/* ---- Forgetting ------------------------------------------------------------------------------------------ */

#define HOLDS_A_CELL(l) (HOLDS(l, 0) || HOLDS(l, SLOTS - 1))
#define HOLDS(l, s) (authority[s] != CENTRAL && granted_to[OF(s, authority[s])] == (l))
#ifdef WITH_PROOF_INHERITED
#define IS_PAST(l) false
#else
#define IS_PAST(l) (life[KIOSK_OF(l)] != (l) && minted[KIOSK_OF(l)] != (l) - KIOSK_OF(l) * STARTS && !HOLDS_A_CELL(l))
#endif

/* Of a life that is over and holds nothing, only entries on their way can matter. */
inline tidy_life(l)
{
    if
    :: IS_PAST(l) ->
        witness[l] = 0;
        closed[l] = 0;
        spoken[l] = 0
    :: else -> skip
    fi
}

#define OLD_GRANT(s, t) \
    (granted_to[OF(s, t)] != NONE && authority[s] != (t) && life[KIOSK_OF(granted_to[OF(s, t)])] != granted_to[OF(s, t)])

/* A grant to a life that is over is refused by its incarnation, however often it comes. */
inline tidy_grant(s, t)
{
    if
    :: OLD_GRANT(s, t) -> granted_to[OF(s, t)] = NONE
    :: else -> skip
    fi
}

inline tidy()
{
    tidy_grant(0, 1);
    tidy_grant(0, TOKENS);
#if TOKENS == 3
    tidy_grant(0, 2);
#endif
#if SLOTS == 2
    tidy_grant(1, 1);
    tidy_grant(1, TOKENS);
#if TOKENS == 3
    tidy_grant(1, 2);
#endif
#endif
    EACH_LIFE(tidy_life, 0);
    EACH_LIFE(tidy_life, 1)
}

/* ---- Steps of a kiosk ------------------------------------------------------------------------------------ */

#define RUNS(k) (program[k] == ARMED)
#define MAY_START(k) \
    (program[k] == DOWN && (starts[k] < ((k) == 0 -> STARTS_0 : STARTS_1) || (healed && starts[k] < STARTS)))

inline write_to_disk(k, is_confirm)
{
#ifdef LYING_DISK
    standing[life[k]] = (standing[life[k]] < LOSSES -> standing[life[k]] + 1 : LOSSES);
    behind[life[k]] = is_confirm
#else
    skip
#endif
}

/* An entry that is committed, and named by the witness, is on its way, also after the disk has lost it. */
inline append(k, what, s, t)
{
    PROPERTY(ENOUGH_ROOM, waiting[life[k]] < ENTRIES);
    entry[life[k] * ENTRIES + waiting[life[k]]] = ENTRY(what, s, t);
    waiting[life[k]]++;
    write_to_disk(k, what == CONFIRM)
}

inline forget_memory(k)
{
    program[k] = DOWN;
    life[k] = NONE;
    welcome[k] = NONE;
    printing[k] = NONE;
    printing_token[k] = NONE;
    held[AT(k, 0)] = NONE;
    seen[AT(k, 0)] = NONE;
    used[AT(k, 0)] = 0;
    to_give_back[AT(k, 0)] = NONE;
#if SLOTS == 2
    held[AT(k, 1)] = NONE;
    seen[AT(k, 1)] = NONE;
    used[AT(k, 1)] = 0;
    to_give_back[AT(k, 1)] = NONE;
#endif
}

/* Whether the journal of an earlier life cannot have lost anything. Asked for each life that holds cells:
 * the centre's newest incarnation may be one that no program ever learned of. */
#define ENDS_IN_CLOSE(l) (closed[l] && GONE(l) == 0)
#ifdef WITHOUT_WITNESS
#define WITNESSED(l) witness[l]
#else
#define WITNESSED(l) (witness[l] && GONE(l) <= BEHIND(l))
#endif
#ifdef WITH_PREDECESSOR_ALONE
#define IS_ASKED(k, l) ((l) + 1 == life[k])
#else
#define IS_ASKED(k, l) true
#endif
#ifdef WITHOUT_PROOF
#define IS_WHOLE(k, l) true
#elif defined(WITH_PROOF_INHERITED)
#define IS_PROVED(l) (ENDS_IN_CLOSE(l) || WITNESSED(l))
#define IS_WHOLE(k, l) (IS_PROVED(l) || ((l) + 1 < life[k] && IS_PROVED((l) + 1)))
#else
#define IS_WHOLE(k, l) (IS_ASKED(k, l) && (ENDS_IN_CLOSE(l) || WITNESSED(l)))
#endif

#define LOST_OF(l) (GONE(l) > closed[l] -> GONE(l) - closed[l] : 0)

/* found: whether the disk has this entry, and the centre not yet */
inline find(l, wanted_entry)
{
    found = 0;
    for (a_place : 0 .. ENTRIES - 1) {
        if
        :: a_place + LOST_OF(l) < waiting[l] && entry[(l) * ENTRIES + a_place] == wanted_entry -> found = 1
        :: else -> skip
        fi
    }
    skip
}

inline start(k)
{
    starts[k]++;
    program[k] = UNARMED;
#ifdef WITHOUT_BOOT_BARRIER
    if
    :: minted[k] > 0 && spoken[LIFE(k, minted[k])] && !closed[LIFE(k, minted[k])] ->
        program[k] = ARMED;
        life[k] = LIFE(k, minted[k]);
        pick_up_cell(k, 0);
#if SLOTS == 2
        pick_up_cell(k, 1)
#endif
    :: else -> skip
    fi
#endif
}

#ifdef WITHOUT_BOOT_BARRIER
/* What the disk says was granted, and neither sold nor given back. */
inline pick_up_cell(k, s)
{
    seen[AT(k, s)] = last_token[s];
    if
    :: HOLDS(life[k], s) ->
        find(life[k], ENTRY(RELEASE, s, authority[s]));
        if
        :: !found -> find(life[k], ENTRY(CONFIRM, s, authority[s]))
        :: else -> skip
        fi;
        held[AT(k, s)] = (found -> NONE : authority[s])
    :: else -> skip
    fi
}
#endif

/* The answer to HELLO names, besides the incarnation, the cells that earlier ones still hold, with their
 * tokens: a program cannot know of a grant that was lost on its way to the program before it. */
#define IS_LEFT_OVER(k, s) \
    (authority[s] != CENTRAL && KIOSK_OF(granted_to[OF(s, authority[s])]) == (k) \
     && granted_to[OF(s, authority[s])] < life[k])

inline look_back(k, s)
{
    if
    :: IS_LEFT_OVER(k, s) ->
        a_life = granted_to[OF(s, authority[s])];
#ifdef WITH_HOLDINGS_BEFORE_JOURNALS
        found = 0;
#else
        find(a_life, ENTRY(CONFIRM, s, authority[s]));
#endif
        to_give_back[AT(k, s)] = (IS_WHOLE(k, a_life) && !found -> authority[s] : NONE)
    :: else -> skip
    fi
}

/* What stands on the disk is sent, also what its own life had no time to witness. */
inline catch_up(l)
{
#ifdef LYING_DISK
    behind[l] = 0
#else
    skip
#endif
}

#define MAY_ARM(k) (program[k] == UNARMED && welcome[k] != NONE)

inline arm(k)
{
    life[k] = welcome[k];
    welcome[k] = NONE;
    program[k] = ARMED;
    witness[life[k]] = 1;
    spoken[life[k]] = 1;
    look_back(k, 0);
#if SLOTS == 2
    look_back(k, 1);
#endif
    EACH_LIFE(catch_up, k)
}

#define MAY_GIVE_BACK(k, s) (RUNS(k) && to_give_back[AT(k, s)] != NONE)

inline give_back(k, s)
{
    append(k, RELEASE, s, to_give_back[AT(k, s)]);
    to_give_back[AT(k, s)] = NONE
}

#define IS_MINE(k, s, t) (RUNS(k) && granted_to[OF(s, t)] == life[k])
#ifdef WITHOUT_MEMORY_OF_TOKENS
#define MAY_TAKE(k, s, t) (IS_MINE(k, s, t) && held[AT(k, s)] == NONE && !used[AT(k, s)])
#else
#define MAY_TAKE(k, s, t) (IS_MINE(k, s, t) && seen[AT(k, s)] < (t))
#endif

inline take(k, s, t)
{
    held[AT(k, s)] = t;
    seen[AT(k, s)] = t
}

/* A recall may overtake its grant. Then the token is given back unseen, and the grant is old when it comes. */
#ifdef WITHOUT_MEMORY_OF_TOKENS
#define MAY_HEED(k, s, t) (IS_MINE(k, s, t) && held[AT(k, s)] == (t) && waiting[life[k]] + 3 < ENTRIES)
#else
#define MAY_HEED(k, s, t) (IS_MINE(k, s, t) && (held[AT(k, s)] == (t) || seen[AT(k, s)] < (t)))
#endif

inline heed(k, s, t)
{
    append(k, RELEASE, s, t);
#ifdef WITH_EARLY_RECALL_FORGOTTEN
    seen[AT(k, s)] = (held[AT(k, s)] == t -> t : seen[AT(k, s)]);
#else
    seen[AT(k, s)] = t;
#endif
    held[AT(k, s)] = NONE
}

#ifdef RESELL
#define UNSOLD(k, s) true
#else
#define UNSOLD(k, s) !used[AT(k, s)]
#endif
#define MAY_CONFIRM(k, s) (RUNS(k) && STIRRING && held[AT(k, s)] != NONE && UNSOLD(k, s) && printing[k] == NONE)

inline commit(k, s)
{
    append(k, CONFIRM, s, held[AT(k, s)]);
    committed[OF(s, held[AT(k, s)])] = 1;
    held[AT(k, s)] = NONE
}

inline come_out_of_the_printer(k)
{
    PROPERTY(ARMED_PRINTS, RUNS(k) && answered[(k) * STARTS + starts[k] - 1]);
    paper[OF(printing[k] - 1, printing_token[k])] = PRINTED;
    live[printing[k] - 1]++
}

inline confirm(k, s)
{
    printing[k] = s + 1;
    printing_token[k] = held[AT(k, s)];
    used[AT(k, s)] = 1;
#ifdef WITH_PRINT_BEFORE_COMMIT
    come_out_of_the_printer(k)
#else
    commit(k, s)
#endif
}

#ifdef WITH_WITNESS_AFTER_PAPER
#define MAY_PRINT(k) (RUNS(k) && printing[k] != NONE)
#define MAY_WITNESS(k) (RUNS(k) && printing[k] == NONE && BEHIND(life[k]))
#else
#define MAY_PRINT(k) (RUNS(k) && printing[k] != NONE && !BEHIND(life[k]))
#define MAY_WITNESS(k) (RUNS(k) && BEHIND(life[k]))
#endif

inline print_receipt(k)
{
#ifdef WITH_PRINT_BEFORE_COMMIT
    if
    :: held[AT(k, printing[k] - 1)] != NONE -> commit(k, printing[k] - 1)
    :: else -> skip
    fi;
#else
    come_out_of_the_printer(k);
#endif
    printing[k] = NONE;
    printing_token[k] = NONE
}

#define MAY_CANCEL_HERE(k, s, t) (RUNS(k) && STIRRING && cancels < CANCELS && paper[OF(s, t)] == PRINTED)

/* The wish of whoever holds the paper, at any kiosk; the centre may hear of it before it hears of the booking. */
inline cancel_here(k, s, t)
{
    append(k, CANCEL, s, t);
    cancels++;
    paper[OF(s, t)] = GIVEN_UP;
    live[s]--;
#ifdef WITH_CELL_USED_TWICE
    if
    :: granted_to[OF(s, t)] == life[k] ->
        held[AT(k, s)] = t;
        used[AT(k, s)] = 0
    :: else -> skip
    fi
#endif
}

#define MAY_WISH(k, s) \
    (RUNS(k) && STIRRING && wishes < WISHES && wanted[k] == NONE && held[AT(k, s)] == NONE && printing[k] != (s) + 1)

inline wish(k, s)
{
    wishes++;
    wanted[k] = s + 1
}

#define MAY_PRINT_ANSWER(k) (RUNS(k) && answer[k] == CONFIRMED && paper_of_wish[k] == UNPRINTED)

inline print_answer(k)
{
    PROPERTY(ARMED_PRINTS, RUNS(k) && answered[(k) * STARTS + starts[k] - 1]);
    paper_of_wish[k] = PRINTED;
    live[wanted[k] - 1]++
}

#define MAY_STOP(k) (program[k] != DOWN && STIRRING && printing[k] == NONE)

inline stop(k)
{
    if
    :: program[k] == ARMED ->
        write_to_disk(k, false);
        closed[life[k]] = 1
    :: else -> skip
    fi;
    forget_memory(k)
}

#define MAY_BE_KILLED(k) (program[k] != DOWN && STIRRING)

/* Also the program that a storage error has disarmed: it prints and stores nothing until it is started anew. */
inline kill(k)
{
    forget_memory(k)
}

#define MAY_LOSE_POWER(k) (STIRRING && OVER_LIVES(HAS_WITNESS, ||, k))
#define HAS_WITNESS(l) witness[l]

inline lose_witness(l)
{
    witness[l] = 0
}

inline lose_power(k)
{
    forget_memory(k);
    EACH_LIFE(lose_witness, k)
}

#ifdef LYING_DISK
#define MAY_LOSE(k) (program[k] == DOWN && STIRRING && lost < LOSSES && OVER_LIVES(STANDS, ||, k))
#define STANDS(l) (standing[l] > 0)

#ifdef WITH_SYNC_BEFORE_WITNESS
#define IS_UNSENT(l) false
#else
#define IS_UNSENT(l) (behind[l] && !closed[l])
#endif

/* Neither witnessed nor sent nor printed: it is as if it had never been. */
inline forget_last_entry(l)
{
    waiting[l]--;
    entry[l * ENTRIES + waiting[l]] = NONE;
    behind[l] = 0
}

inline lose_last_commit(k)
{
    a_life = (STANDS(LIFE(k, STARTS)) -> LIFE(k, STARTS) : (STANDS(LIFE(k, 2)) -> LIFE(k, 2) : LIFE(k, 1)));
    standing[a_life]--;
    lost++;
    if
    :: IS_UNSENT(a_life) -> forget_last_entry(a_life)
    :: else -> gone[a_life]++
    fi
}
#endif

/* ---- Steps of the centre ---------------------------------------------------------------------------------- */

#define MAY_ANSWER_HELLO(k, n) (starts[k] >= (n) && !answered[(k) * STARTS + (n) - 1])

inline answer_hello(k, n)
{
    answered[k * STARTS + n - 1] = 1;
    minted[k]++;
    if
    :: n == starts[k] && program[k] == UNARMED -> welcome[k] = LIFE(k, minted[k])
    :: else -> skip
    fi
}

#ifdef WITH_GRANT_UNASKED
#define HAS_ASKED(k) true
#else
#define HAS_ASKED(k) spoken[LIFE(k, minted[k])]
#endif
#define MAY_GRANT(k, s) \
    (STIRRING && authority[s] == CENTRAL && !taken[s] && last_token[s] < ((s) == 0 -> TOKENS : TOKENS_OF_1) && minted[k] > 0 && HAS_ASKED(k))

inline grant(k, s)
{
    last_token[s]++;
    authority[s] = last_token[s];
    granted_to[OF(s, last_token[s])] = LIFE(k, minted[k])
}

#ifdef WITHOUT_TOKEN
#define MAY_END(l, s, t) (authority[s] != CENTRAL && KIOSK_OF(granted_to[OF(s, authority[s])]) == KIOSK_OF(l))
#else
#define MAY_END(l, s, t) (authority[s] == (t))
#endif

inline book(s, t)
{
    booking[OF(s, t)] = BOOKED;
    taken[s] = 1;
    authority[s] = CENTRAL
}

inline take_up(l)
{
    an_entry = entry[l * ENTRIES];
    waiting[l]--;
    for (a_place : 0 .. ENTRIES - 2) {
        entry[l * ENTRIES + a_place] = entry[l * ENTRIES + a_place + 1]
    }
    entry[l * ENTRIES + ENTRIES - 1] = NONE;
    a_slot = SLOT(an_entry);
    a_token = TOKEN(an_entry)
}

#ifdef WITH_SYNC_BEFORE_WITNESS
#define MAY_APPLY(l) (waiting[l] > 0)
#else
#define MAY_APPLY(l) (waiting[l] > BEHIND(l))
#endif

inline apply(l)
{
    take_up(l);
    if
    :: WHAT(an_entry) == CONFIRM && booking[OF(a_slot, a_token)] == UNKNOWN ->
        PROPERTY(ENTRY_FITS, authority[a_slot] == a_token && !taken[a_slot]);
        if
        :: authority[a_slot] == a_token && !taken[a_slot] -> book(a_slot, a_token)
        :: else -> skip
        fi
    :: WHAT(an_entry) == CONFIRM && booking[OF(a_slot, a_token)] == CANCELLED && authority[a_slot] == a_token ->
        authority[a_slot] = CENTRAL
    :: WHAT(an_entry) == RELEASE && MAY_END(l, a_slot, a_token) ->
        authority[a_slot] = CENTRAL
    :: WHAT(an_entry) == CANCEL && booking[OF(a_slot, a_token)] == BOOKED ->
        booking[OF(a_slot, a_token)] = CANCELLED;
        taken[a_slot] = 0
    :: WHAT(an_entry) == CANCEL && booking[OF(a_slot, a_token)] == UNKNOWN ->
        booking[OF(a_slot, a_token)] = CANCELLED
    :: else -> skip
    fi
}

/* While the cell is elsewhere the answer is PENDING, which changes nothing, until the asker's patience ends. */
#define MAY_DECIDE(k) (wanted[k] != NONE && answer[k] == UNANSWERED)

inline decide(k)
{
    if
    :: authority[wanted[k] - 1] == CENTRAL && !taken[wanted[k] - 1] ->
        answer[k] = CONFIRMED;
        taken[wanted[k] - 1] = 1
    :: else -> answer[k] = DECLINED
    fi
}

#define MAY_CANCEL(s, t) (STIRRING && cancels < CANCELS && booking[OF(s, t)] == BOOKED && paper[OF(s, t)] == PRINTED)

inline cancel(s, t)
{
    cancels++;
    booking[OF(s, t)] = CANCELLED;
    taken[s] = 0;
    paper[OF(s, t)] = GIVEN_UP;
    live[s]--
}

#define MAY_CANCEL_WISH(k) (STIRRING && cancels < CANCELS && answer[k] == CONFIRMED && paper_of_wish[k] == PRINTED)

inline cancel_wish(k)
{
    cancels++;
    answer[k] = OVER;
    taken[wanted[k] - 1] = 0;
    paper_of_wish[k] = GIVEN_UP;
    live[wanted[k] - 1]--
}

/* A receipt shown at the centre before its entry has come, or because its entry never will. */
#define MAY_REDEEM(s, t) (paper[OF(s, t)] == PRINTED && booking[OF(s, t)] == UNKNOWN && authority[s] == (t))

#ifdef WITH_TIMED_LEASE
/* All clocks agree to the instant: the kiosk stops selling when the centre begins. It does not help. */
inline expire(s)
{
    held[AT(0, s)] = NONE;
    held[AT(1, s)] = NONE;
    seen[AT(0, s)] = last_token[s];
    seen[AT(1, s)] = last_token[s];
    authority[s] = CENTRAL
}
#endif

/* ---- What must always be true ------------------------------------------------------------------------------ */

#ifdef LYING_DISK
#define IS_KEPT(s, t) (authority[s] == (t))     /* only the paper knows, and its cell is not sold */
#else
#define IS_KEPT(s, t) committed[OF(s, t)]
#endif
#define COUNTS(s, t) (paper[OF(s, t)] != PRINTED || booking[OF(s, t)] == BOOKED || IS_KEPT(s, t))

#define RIGHTLY_HELD(k, s) (held[AT(k, s)] == NONE || (authority[s] == held[AT(k, s)] && HOLDS(life[k], s)))

#define IS_SYNCED(k) \
    (RUNS(k) && to_give_back[AT(k, 0)] == NONE && to_give_back[AT(k, SLOTS - 1)] == NONE \
     && OVER_LIVES(IS_APPLIED, &&, k))
#define IS_APPLIED(l) (waiting[l] == 0)
#define IS_FROZEN(k, s) \
    (authority[s] != CENTRAL && KIOSK_OF(granted_to[OF(s, authority[s])]) == (k) && !HOLDS(life[k], s))

#ifdef NO_POWER_CUT
#define LOOK_FOR_FROZEN(k, s) PROPERTY(NOTHING_FROZEN, !(IS_SYNCED(k) && IS_FROZEN(k, s)))
#else
#define LOOK_FOR_FROZEN(k, s) skip
#endif

#define LOOK_AT_SLOT(s) \
    PROPERTY(ONE_RECEIPT, live[s] <= 1); \
    PROPERTY(ONE_AUTHORITY, RIGHTLY_HELD(0, s) && RIGHTLY_HELD(1, s)); \
    PROPERTY(PAPER_COUNTS, COUNTS(s, 1) && COUNTS(s, 2) && COUNTS(s, TOKENS)); \
    LOOK_FOR_FROZEN(0, s); \
    LOOK_FOR_FROZEN(1, s)

#if SLOTS == 2
#define LOOK LOOK_AT_SLOT(0); LOOK_AT_SLOT(1)
#else
#define LOOK LOOK_AT_SLOT(0)
#endif

inline look_at_the_end()
{
    for (a_place : 0 .. KIOSKS - 1) {
        PROPERTY(ALL_ENDS, wanted[a_place] == NONE || answer[a_place] != UNANSWERED);
        PROPERTY(ALL_ENDS, printing[a_place] == NONE);
#ifdef HEAL
        PROPERTY(ALL_ENDS, RUNS(a_place));
        PROPERTY(ALL_ENDS, answer[a_place] != CONFIRMED || paper_of_wish[a_place] == PRINTED);
#endif
    }
    for (a_life : 1 .. LIVES - 1) {
        PROPERTY(ALL_ENDS, waiting[a_life] == BEHIND(a_life))
    }
    for (a_slot : 0 .. SLOTS - 1) {
        for (a_token : 1 .. TOKENS) {
            PROPERTY(ALL_ENDS, paper[OF(a_slot, a_token)] != PRINTED || booking[OF(a_slot, a_token)] == BOOKED)
        }
    }
    skip
}

/* ---- Who acts ------------------------------------------------------------------------------------------------ */

/* What is printed is a counterexample's text: spin -t tells it step by step. */
#define STEP(may, step) :: d_step { may -> WHO; printf(#step); printf("\n"); step; tidy(); LOOK }

#if TOKENS == 3
#define EACH_TOKEN(step, who, s) step(who, s, 1) step(who, s, 2) step(who, s, 3)
#else
#define EACH_TOKEN(step, who, s) step(who, s, 1) step(who, s, 2)
#endif
#if SLOTS == 2
#define EACH_SLOT(step, who) step(who, 0) step(who, 1)
#else
#define EACH_SLOT(step, who) step(who, 0)
#endif

#define KIOSK_TOKEN(k, s, t) \
    STEP(MAY_TAKE(k, s, t), take(k, s, t)) \
    STEP(MAY_HEED(k, s, t), heed(k, s, t)) \
    STEP(MAY_CANCEL_HERE(k, s, t), cancel_here(k, s, t))

#define KIOSK_SLOT(k, s) \
    EACH_TOKEN(KIOSK_TOKEN, k, s) \
    STEP(MAY_GIVE_BACK(k, s), give_back(k, s)) \
    STEP(MAY_CONFIRM(k, s), confirm(k, s)) \
    STEP(MAY_WISH(k, s), wish(k, s))

#define WHO printf("kiosk %d: ", k)

proctype kiosk(byte k)
{
    do
    STEP(MAY_START(k), start(k))
    STEP(MAY_ARM(k), arm(k))
    EACH_SLOT(KIOSK_SLOT, k)
    STEP(MAY_PRINT(k), print_receipt(k))
    STEP(MAY_PRINT_ANSWER(k), print_answer(k))
    STEP(MAY_STOP(k), stop(k))
    STEP(MAY_BE_KILLED(k), kill(k))
#ifndef NO_POWER_CUT
    STEP(MAY_LOSE_POWER(k), lose_power(k))
#endif
#ifdef LYING_DISK
    STEP(MAY_WITNESS(k), behind[life[k]] = 0)
    STEP(MAY_LOSE(k), lose_last_commit(k))
#endif
    :: over -> break
    od
}

#define CENTRE_TOKEN(centre, s, t) \
    STEP(MAY_CANCEL(s, t), cancel(s, t)) \
    STEP(MAY_REDEEM(s, t), book(s, t))

#ifdef WITH_TIMED_LEASE
#define CENTRE_SLOT(centre, s) EACH_TOKEN(CENTRE_TOKEN, centre, s) STEP(authority[s] != CENTRAL, expire(s))
#else
#define CENTRE_SLOT(centre, s) EACH_TOKEN(CENTRE_TOKEN, centre, s)
#endif

#define CENTRE_GRANT(k, s) STEP(MAY_GRANT(k, s), grant(k, s))
#define CENTRE_LIFE(k, n) \
    STEP(MAY_ANSWER_HELLO(k, n), answer_hello(k, n)) \
    STEP(MAY_APPLY(LIFE(k, n)), apply(LIFE(k, n)))

#if STARTS == 3
#define CENTRE_LIVES(k) CENTRE_LIFE(k, 1) CENTRE_LIFE(k, 2) CENTRE_LIFE(k, 3)
#else
#define CENTRE_LIVES(k) CENTRE_LIFE(k, 1) CENTRE_LIFE(k, 2)
#endif
#define CENTRE_KIOSK(k) \
    EACH_SLOT(CENTRE_GRANT, k) \
    CENTRE_LIVES(k) \
    STEP(MAY_DECIDE(k), decide(k)) \
    STEP(MAY_CANCEL_WISH(k), cancel_wish(k))

#undef WHO
#define WHO printf("centre: ")

proctype centre()
{
    do
    CENTRE_KIOSK(0)
    CENTRE_KIOSK(1)
    EACH_SLOT(CENTRE_SLOT, 0)
    :: over -> break
    od
}

init
{
    atomic {
        run centre();
        run kiosk(0);
        run kiosk(1)
    }
    do
#ifdef HEAL
    :: !healed -> healed = 1
#endif
    :: timeout -> break
    od;
    skip;
    d_step {
        look_at_the_end();
        over = 1
    }
}
