export const frame = {
  account: (id: string) => `Account ${id}`,
  accountMenu: 'Account menu',
  breadcrumbs: 'Breadcrumbs',
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  copy: (name: string) => `Copy ${name}`,
  copyCode: 'Copy',
  notCopied: 'Could not be copied',
  delete: 'Delete',
  dismiss: 'Dismiss',
  help: 'Help',
  info: 'Info',
  loading: 'Loading',
  noHelp: 'Choose an Info link to read about it here.',
  notDone: 'That did not work',
  notFound: 'There is no such page',
  notFoundLine: 'The address may be misspelt, or what it showed has been deleted.',
  mark: 'Lifebuoy',
  oneRegion: 'A server has one region.',
  region: 'Region',
  typeToConfirm: (phrase: string) => `To confirm, type "${phrase}"`,
  topBar: {
    searchIconAriaLabel: 'Search',
    searchDismissIconAriaLabel: 'Close search',
    overflowMenuTriggerText: 'More',
    overflowMenuTitleText: 'All',
    overflowMenuBackIconAriaLabel: 'Back',
    overflowMenuDismissIconAriaLabel: 'Close menu',
  },
  layout: {
    navigation: 'Side navigation',
    navigationToggle: 'Open side navigation',
    navigationClose: 'Close side navigation',
    tools: 'Help panel',
    toolsToggle: 'Open help panel',
    toolsClose: 'Close help panel',
    notifications: 'Notifications',
  },
}

export const look = {
  menu: 'Appearance',
  theme: 'Theme',
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  density: 'Density',
  comfortable: 'Comfortable',
  compact: 'Compact',
}

export const services = {
  menu: 'Services',
  search: 'Search services and user pools',
  searchFor: (text: string) => `Search for "${text}"`,
  nothingFound: 'Nothing found',
  cognito: 'Cognito',
  cognitoLine: 'User pools: sign-up, sign-in and users of your apps',
}

export const failure = {
  requestId: 'request ID',
  retry: 'Try again',
  unreachable: 'The server cannot be reached. Check that it is running, then try again.',
}

export const signIn = {
  title: 'Sign in',
  accessKeyId: 'Access key ID',
  secretAccessKey: 'Secret access key',
  submit: 'Sign in',
  signOut: 'Sign out',
  where: 'The server shows both when it starts for the first time.',
  stays: 'The key stays in this tab. Requests are signed here, and the key itself is never sent.',
  missingKeyId: 'Enter the access key ID.',
  missingSecret: 'Enter the secret access key.',
  wrong: 'This access key is not right. Check both parts and try again.',
  linkUsed: 'This sign-in link has been used or has run out. Sign in with the access key.',
  idle: 'You were signed out because nothing was done for an hour.',
  refused: 'You were signed out because the server no longer accepts the access key.',
}
