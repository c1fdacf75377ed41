// The contract of investors without a registration number.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { After, byId, centreRoles, InvestorHint, Limit, pageOf, searchText } from '../model.ts'
import { InvestorCard, InvestorForm } from '../units/model.ts'

export const investorsApi = {
  listInvestors: {
    method: 'GET',
    path: '/api/investors',
    may: ['operator', 'centreHead', 'secretary', 'manager', 'admin'],
    scope: 'registry:read',
    reply: pageOf(InvestorHint),
    summary: 'Investors by name, plan or phone, newest first.',
    query: Type.Object({ q: searchText, after: After, limit: Limit }),
  },
  readInvestor: {
    method: 'GET',
    path: '/api/investors/:id',
    may: ['operator', 'centreHead', 'secretary', 'manager', 'admin', 'investor'],
    scope: 'registry:read',
    params: byId,
    reply: InvestorCard,
    versioned: true,
    summary: 'One investor.',
  },
  createInvestor: {
    method: 'POST',
    path: '/api/investors',
    may: centreRoles,
    scope: 'registry:write',
    body: InvestorForm,
    reply: InvestorCard,
    status: 201,
    idempotent: true,
    summary: 'Adds an investor.',
  },
  editInvestor: {
    method: 'PUT',
    path: '/api/investors/:id',
    may: centreRoles,
    scope: 'registry:write',
    params: byId,
    body: InvestorForm,
    reply: InvestorCard,
    versioned: true,
    ifMatch: true,
    summary: 'Replaces an investor by what the form says.',
  },
} satisfies Contract
