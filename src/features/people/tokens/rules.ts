import { problem } from '#kernel/problem.ts'

export const noSuchToken = problem('people/no-such-token', 404)
