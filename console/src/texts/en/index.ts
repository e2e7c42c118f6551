import { failure, frame, look, services, signIn } from './frame.ts'
import { home } from './home.ts'
import { pool } from './pool.ts'
import { userPools } from './user-pools.ts'

export const english = {
  product: 'Lifeguard',
  failure,
  frame,
  home,
  look,
  pool,
  services,
  signIn,
  userPools,
}
