/** How the state of a family's request is coloured: red is past a deadline of the law. */
export const requestTones = {
  to_acknowledge: 'warning',
  late_to_acknowledge: 'danger',
  open: 'info',
  overdue: 'danger',
  done: 'success',
  refused: 'neutral',
} as const
