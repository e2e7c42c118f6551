/**
 * What a commit outlives. `crash`: the end of the program at any moment, but not a loss of power, after which the last moments may be missing.
 * For what only guards a moment, such as counts of tries, or costs a user no more than another sign-in: it is worth no wait for the disk. SQLite
 * alone knows the difference.
 */
export type Survival = 'power loss' | 'crash'
