import type { WebEndpoints } from '#flows/web-endpoint.ts'
import { showConfirm, takeConfirm, takeResendCode } from './account/confirm.ts'
import { showConfirmLink } from './account/confirm-link.ts'
import { showForgotPassword, takeForgotPassword } from './account/forgot-password.ts'
import { showResetPassword, takeResetPassword } from './account/reset-password.ts'
import { showSignUp, takeSignUp } from './account/sign-up.ts'
import { showError } from './error.ts'
import { backToLogin } from './frame/back-to-login.ts'
import { showLogin, takeLogin } from './sign-in/login.ts'
import { takeMfaCode } from './sign-in/mfa.ts'
import { takeMfaOption } from './sign-in/mfa-option.ts'
import { takeMfaRegister } from './sign-in/mfa-register.ts'
import { takeNewPassword } from './sign-in/new-password.ts'
import { showSignedOut } from './signed-out.ts'

/** Every hosted page, at the path where Cognito's classic pages have it. */
export const pages: WebEndpoints = {
  'GET /login': showLogin,
  'POST /login': takeLogin,
  'GET /signup': showSignUp,
  'POST /signup': takeSignUp,
  'GET /confirm': showConfirm,
  'POST /confirm': takeConfirm,
  'POST /resendcode': takeResendCode,
  'GET /confirmUser': showConfirmLink,
  'GET /forgotPassword': showForgotPassword,
  'POST /forgotPassword': takeForgotPassword,
  'GET /confirmforgotPassword': showResetPassword,
  'POST /confirmforgotPassword': takeResetPassword,
  'POST /resetPassword': takeNewPassword,
  'POST /mfa': takeMfaCode,
  'POST /mfaOption': takeMfaOption,
  'POST /mfaRegister': takeMfaRegister,
  // These are reached by POST only. Who comes back by an address or a reload starts again.
  'GET /resendcode': backToLogin,
  'GET /resetPassword': backToLogin,
  'GET /mfa': backToLogin,
  'GET /mfaOption': backToLogin,
  'GET /mfaRegister': backToLogin,
  'GET /error': showError,
  'GET /signedout': showSignedOut,
}
