/** The help panel's topics, one behind every "Info". */
export const help = {
  userPools: {
    title: 'User pools',
    paragraphs: [
      'A user pool is a directory of users with its own rules for sign-up, sign-in, passwords and second factors.',
      'Apps reach it through app clients, by the API, an SDK, or the hosted pages.',
    ],
  },
  signInOptions: {
    title: 'Sign-in options',
    paragraphs: [
      'With Email or Phone number alone, the address or the number is the name of the user, and the user pool makes a user name nobody has to know.',
      'With User name, every user has a name that never changes, and may also sign in with a verified address or number.',
      'The choice stays as it is for the life of the user pool.',
    ],
  },
  passwordPolicy: {
    title: 'Password policy',
    paragraphs: [
      'Every password that a user or an administrator sets has to fit the policy. Passwords that were set before a change stay valid.',
      'A temporary password is set when an administrator creates a user. The user replaces it at the first sign-in.',
    ],
  },
  mfaEnforcement: {
    title: 'MFA enforcement',
    paragraphs: [
      'Require MFA: users who have no second factor yet set one up at their next sign-in.',
      'Optional MFA: users who set up a second factor are asked for it, the others are not.',
      'No MFA: nobody is asked for a second factor.',
    ],
  },
  mfaMethods: {
    title: 'MFA methods',
    paragraphs: [
      'Authenticator apps show a code that changes every 30 seconds. They cost nothing and work without a network.',
      'SMS and email messages bring a code that is valid for a few minutes.',
    ],
  },
  accountRecovery: {
    title: 'Self-service account recovery',
    paragraphs: [
      'Users who forgot their password get a code at a verified address or number, and choose a new password with it.',
      'Without it, an administrator resets the password.',
    ],
  },
  recoveryDelivery: {
    title: 'Delivery of recovery messages',
    paragraphs: [
      'Only verified addresses and numbers are used.',
      'A user whose second factor comes by SMS cannot recover by SMS, and one whose second factor comes by email not by email, except with the last choice.',
    ],
  },
  selfServiceSignUp: {
    title: 'Self-service sign-up',
    paragraphs: [
      'With it, anybody who can reach your app may create an account.',
      'Without it, accounts are made by administrators, in this console or through the API.',
    ],
  },
  verification: {
    title: 'Verification and confirmation',
    paragraphs: [
      'A new user gets a code, and confirms the account by giving it back. The address or the number is verified by the same code.',
      'Without it a user stays unconfirmed, and cannot sign in, until an administrator confirms the account.',
    ],
  },
  attributesToVerify: {
    title: 'Attributes to verify',
    paragraphs: ['What a message is sent to when a user signs up or changes an address or a number.'],
  },
  verifyingChanges: {
    title: 'Verifying attribute changes',
    paragraphs: [
      'A user who changes an address or a number gets a code there. With this choice the old value stays active, for signing in and for recovery too, until the code was given back.',
      'It keeps somebody who borrowed a signed-in device from moving the account to another address.',
    ],
  },
  requiredAttributes: {
    title: 'Required attributes',
    paragraphs: [
      'Every user who signs up has to give a value. Users created by an administrator give missing ones at their first sign-in.',
      'Choose few: required attributes stay required for the life of the user pool.',
    ],
  },
  emailProvider: {
    title: 'Email provider',
    paragraphs: [
      'Send email with Cognito: the mailer of this server. With an SMTP server set, the emails are sent; without one they are kept in the outbox of the user pool.',
      'Send email with Amazon SES: keeps the identity and the sender address with the user pool, as an AWS account would.',
    ],
  },
  hostedPages: {
    title: 'Hosted authentication pages',
    paragraphs: [
      'Pages for sign-up, sign-in, second factors and forgotten passwords, shown by this server at the domain of the user pool.',
      'Apps send their users there by OAuth 2.0 and OpenID Connect and get tokens back.',
    ],
  },
  domain: {
    title: 'Domain',
    paragraphs: [
      'The hosted pages and the OAuth 2.0 endpoints are reached at the domain of the user pool.',
      'A prefix works at once. A custom domain needs a DNS record that points to this server.',
    ],
  },
  appType: {
    title: 'App type',
    paragraphs: ['The type fills in the settings below it. You can change each of them.'],
  },
  clientSecret: {
    title: 'Client secret',
    paragraphs: [
      'An app that keeps a secret proves with it that calls come from the app. Only apps that run on a server can keep one.',
    ],
  },
  callbackUrls: {
    title: 'Allowed callback URLs',
    paragraphs: [
      'After a sign-in on the hosted pages users are sent to one of these addresses, compared character by character.',
    ],
  },
  authenticationFlows: {
    title: 'Authentication flows',
    paragraphs: [
      'SRP proves the password without sending it, and is what SDKs use by default.',
      'User name and password sends the password itself, over HTTPS.',
      'Administrative credentials are for back ends that hold an access key.',
    ],
  },
  users: {
    title: 'Users',
    paragraphs: [
      'Confirmed users can sign in. Unconfirmed ones have signed up, and have not given back their code yet.',
      'Force change password: an administrator created the user, who chooses a password at the first sign-in.',
      'Reset required: the password was reset, and the user chooses a new one with a code.',
      'A search looks at one attribute, and finds values that start with or equal what you enter. Letter case matters, except where the user pool ignores it.',
    ],
  },
  createUser: {
    title: 'Invitations and temporary passwords',
    paragraphs: [
      'The invitation holds the user name and the temporary password. Without an invitation you tell the user both yourself.',
      'A temporary password works for a few days, which the user pool sets, and is replaced at the first sign-in.',
    ],
  },
  userMfa: {
    title: 'MFA of a user',
    paragraphs: [
      'What is switched on here the user is asked for after the password, the preferred method first.',
      'Where the user pool requires MFA, every method that the user has set up counts, switched on or not.',
    ],
  },
  groups: {
    title: 'Groups',
    paragraphs: [
      'The tokens of a user name the groups that the user is in, in the claim cognito:groups, so that an app can decide by them.',
      'With IAM roles, the role of the group with the lowest precedence becomes the preferred role of its members.',
    ],
  },
  appClients: {
    title: 'App clients',
    paragraphs: [
      'An app names itself by a client ID when it calls the API or sends users to the login pages. What it may do follows from the settings of that client.',
      'Give each app a client of its own: a lifetime, a callback URL or a secret can then be changed without touching the others.',
    ],
  },
  clientSecrets: {
    title: 'Client secrets',
    paragraphs: [
      'To replace a secret without an outage: add a second one, give it to your app everywhere, then delete the first.',
      'The value of a secret that is added is shown once. The oldest one can be looked up here as long as it is there.',
    ],
  },
  refreshTokenRotation: {
    title: 'Refresh token rotation',
    paragraphs: [
      'With rotation a stolen refresh token is of use for a short time only: the next use by either side ends it for the other.',
      'The grace period lets an app whose answer got lost ask once more with the token that it has.',
    ],
  },
  attributePermissions: {
    title: 'Attribute permissions',
    paragraphs: [
      'Readable attributes are in ID tokens and in the answers to the app. Writable ones may be given at sign-up and changed by signed-in users.',
      'Never let an app write what decides about rights, such as a role or a tenant.',
    ],
  },
  resourceServers: {
    title: 'Resource servers',
    paragraphs: [
      'A resource server is an API that takes access tokens of this user pool. Its scopes say what a token is good for.',
      'An app client has to be given a custom scope before it can ask for it. Machines get tokens with custom scopes by their client secret.',
    ],
  },
  brandingVersion: {
    title: 'Branding version',
    paragraphs: [
      'Managed login: pages with a style of their own for each app client, in light and dark, in eleven languages.',
      'Hosted UI (classic): pages with a style sheet and a logo, as existing style sheets expect them.',
    ],
  },
  managedLogin: {
    title: 'Managed login',
    paragraphs: [
      'A style belongs to one app client. It says only what differs from the values that come with the server.',
      'Styles show at a domain whose branding version is Managed login.',
    ],
  },
  classicSettings: {
    title: 'Classic settings',
    paragraphs: [
      'The style sheet may have the listed class names only. Nothing in it can fetch or run anything.',
      'Settings of an app client take the place of those for all app clients.',
    ],
  },
  termsDocuments: {
    title: 'Terms documents',
    paragraphs: [
      'The login pages link to the terms of use and the privacy policy of an app client, in the language of the page where there is such a link.',
      'Both documents are needed: with only one of them, nothing is shown.',
    ],
  },
  messageTemplates: {
    title: 'Message templates',
    paragraphs: [
      'Every kind of message has a text of its own. {####} stands for the code or the temporary password, {username} for the user name, {##words##} for a link.',
      'Emails may be written in HTML. What takes the place of a placeholder is plain text, whatever is in it.',
      'An SMS has 140 characters at most, with everything that takes the place of a placeholder.',
    ],
  },
  sessionTracking: {
    title: 'Session tracking',
    paragraphs: [
      'Each sign-in begins a session. With session tracking, users and administrators can list them and end one without the others.',
    ],
  },
  customAttributes: {
    title: 'Custom attributes',
    paragraphs: [
      'Attributes of your own, named custom: and what you call them. App clients need the permission to read and write them.',
      'They can be added at any time, but neither changed nor taken away.',
    ],
  },
  featurePlan: {
    title: 'Feature plan',
    paragraphs: [
      'At Amazon Cognito the plan decides about the price. Here it only decides which features can be used, so that a user pool behaves the same in both places.',
      'A plan can be left for a lower one once the features that it lacks are switched off.',
    ],
  },
  deletionProtection: {
    title: 'Deletion protection',
    paragraphs: ['While it is active, no request can delete the user pool. It has to be deactivated first.'],
  },
  extensions: {
    title: 'Lifeguard extensions',
    paragraphs: [
      'What this server can do beyond Amazon Cognito. Programs that were written for Cognito neither need nor know it.',
      'Password storage: an SRP verifier lets users sign in by SRP, without sending the password. argon2id is dearer to guess for somebody who steals the database and its key, and ends sign-in by SRP.',
      'Rate limits: how many requests a second this user pool takes, by the categories that Cognito has for its operations.',
    ],
  },
  outbox: {
    title: 'Outbox',
    paragraphs: [
      'Every email and SMS of the user pool. Without an SMTP server or SMS webhook messages are kept here to be read; with one they are sent, and only their fate is shown.',
      'Messages are removed after a week.',
    ],
  },
} as const satisfies Record<string, HelpText>

export type HelpText = { readonly title: string; readonly paragraphs: readonly string[] }
export type HelpTopic = keyof typeof help
