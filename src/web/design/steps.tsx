import { Icon } from './icons'

export type Step = { label: string; state: 'done' | 'current' | 'todo'; stateText?: string; note?: string }

/**
 * How far something has come; `stateText` says for screen readers what the colour says.
 * @example <Steps label={m.progress} steps={[{ label: m.draft, state: 'done', stateText: m.done }]} />
 */
export function Steps({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map((step, index) => (
        <li class={`step-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span class="step-mark" aria-hidden="true">
            {step.state === 'done' ? <Icon name="check" /> : index + 1}
          </span>
          <span>
            {step.label}
            {step.stateText ? <span class="sr"> {step.stateText}</span> : null}
            {step.note ? <small>{step.note}</small> : null}
          </span>
        </li>
      ))}
    </ol>
  )
}

/**
 * A part done of a whole.
 * @example <Progress label="12/20 nhiệm vụ" value={12} max={20} />
 */
export function Progress({ label, value, max }: { label: string; value: number; max: number }) {
  return (
    <div class="progress">
      <span>{label}</span>
      <progress value={value} max={Math.max(1, max)} aria-label={label} />
    </div>
  )
}
