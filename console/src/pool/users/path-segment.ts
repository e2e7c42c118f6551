const mark = '~'
/** A page beside those of the users or groups, and what a browser takes for a step in the path even when it is percent-encoded. */
const taken: ReadonlySet<string> = new Set(['create', '.', '..'])

/** The name of a user or a group as one segment of a path, whatever is in it. */
export function segmentOf(name: string): string {
  return encodeURIComponent(taken.has(name) || name.startsWith(mark) ? mark + name : name)
}

/** The name that `segmentOf` wrote. The router's own parameters won't do: they read `%252F` as a slash. */
export function nameInSegment(segment: string): string {
  const name = decoded(segment)
  return name.startsWith(mark) ? name.slice(mark.length) : name
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    // A percent sign that somebody typed.
    return segment
  }
}

/** The name in the path of a page of one user or group: `/cognito/user-pools/<pool>/users/<name>`. */
export function nameInPath(pathname: string): string {
  return nameInSegment(pathname.split('/')[5] ?? '')
}

export function userPath(poolId: string, username: string): string {
  return `/cognito/user-pools/${poolId}/users/${segmentOf(username)}`
}

export function groupPath(poolId: string, group: string): string {
  return `/cognito/user-pools/${poolId}/groups/${segmentOf(group)}`
}
