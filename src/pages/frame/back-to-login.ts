import { page } from './page.ts'
import { goTo } from './visit.ts'

/** For the address of a page that makes sense only after the one before it. */
export const backToLogin = page(async (visit) => goTo(visit, '/login'))
