import Button, { type ButtonProps } from '@cloudscape-design/components/button'
import Link, { type LinkProps } from '@cloudscape-design/components/link'
import { useNavigate } from 'react-router'

/** A link to another page of the console. `to` is a path as in routes.tsx. */
export function GoLink({ to, ...props }: Omit<LinkProps, 'href' | 'onFollow'> & { readonly to: string }) {
  const navigate = useNavigate()
  return (
    <Link
      {...props}
      href={`/console${to}`}
      onFollow={(event) => {
        event.preventDefault()
        navigate(to)
      }}
    />
  )
}

/** A button that leads to another page of the console. */
export function GoButton({ to, ...props }: Omit<ButtonProps, 'href' | 'onFollow'> & { readonly to: string }) {
  const navigate = useNavigate()
  return (
    <Button
      {...props}
      href={`/console${to}`}
      onFollow={(event) => {
        event.preventDefault()
        navigate(to)
      }}
    />
  )
}
