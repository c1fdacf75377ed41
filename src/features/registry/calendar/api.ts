// The contract of the working calendar.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { Week } from '../agencies/model.ts'
import { CalendarYear, DayOff, DayOffForm, NewDaysOff, Year } from './model.ts'
import { byId, none, staffRoles } from '../model.ts'

export const calendarApi = {
  readCalendar: {
    method: 'GET',
    path: '/api/calendar/:year',
    may: staffRoles,
    scope: 'registry:read',
    params: Year,
    reply: CalendarYear,
    summary: 'Week hours and days off of one Jalali year.',
  },
  addDayOff: {
    method: 'POST',
    path: '/api/calendar/days-off',
    may: ['admin'],
    body: DayOffForm,
    reply: DayOff,
    status: 201,
    idempotent: true,
    summary: 'Adds a holiday or a closure, of the province or of some counties.',
  },
  removeDayOff: {
    method: 'DELETE',
    path: '/api/calendar/days-off/:id',
    may: ['admin'],
    params: byId,
    reply: none,
    summary: 'Takes a day off back.',
  },
  addOfficialHolidays: {
    method: 'POST',
    path: '/api/calendar/official',
    may: ['admin'],
    body: Year,
    reply: NewDaysOff,
    summary: 'Adds the official holidays of a Jalali year that are not there yet.',
  },
  setWeek: {
    method: 'PUT',
    path: '/api/calendar/week',
    may: ['admin'],
    body: Type.Object({ week: Week }),
    reply: Type.Object({ week: Week }),
    summary: 'Sets the weekly working hours of the province.',
  },
} satisfies Contract
