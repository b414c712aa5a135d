import type { Check } from '../check.ts'

/** A field that no person sees or is told of was filled in: only a program fills in every field. */
export const honeypot: Check = ({ trap }) => (trap === '' ? [] : [{ rule: 'honeypot', asks: 'reject', spans: [] }])
