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
} as const satisfies Record<string, HelpText>

export type HelpText = { readonly title: string; readonly paragraphs: readonly string[] }
export type HelpTopic = keyof typeof help
