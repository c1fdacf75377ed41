// What React Aria's parts say to screen readers, in Persian: the library knows no Persian itself. Named by its packages;
// vite.config.ts joins them to its English. Keys and parameters are the library's own.

type Args = Readonly<Record<string, string | number | boolean>>
type Formatter = { readonly number: (value: number) => string }

export const calendar = {
  previous: 'ماه پیش',
  next: 'ماه بعد',
  selectedDateDescription: (args: Args) => `روز برگزیده: ${args['date']}`,
  todayDate: (args: Args) => `امروز، ${args['date']}`,
  todayDateSelected: (args: Args) => `امروز، ${args['date']}، برگزیده`,
  dateSelected: (args: Args) => `${args['date']}، برگزیده`,
  minimumDate: 'نخستین روز ممکن',
  maximumDate: 'آخرین روز ممکن',
}

export const datepicker = {
  era: 'مبدأ',
  year: 'سال',
  month: 'ماه',
  day: 'روز',
  hour: 'ساعت',
  minute: 'دقیقه',
  second: 'ثانیه',
  dayPeriod: 'پیش یا پس از ظهر',
  calendar: 'تقویم',
  weekday: 'روز هفته',
  selectedDateDescription: (args: Args) => `روز برگزیده: ${args['date']}`,
}

export const combobox = {
  countAnnouncement: (args: Args, formatter: Formatter) => `${formatter.number(Number(args['optionCount']))} گزینه`,
  focusAnnouncement: (args: Args) => `${args['optionText']}${args['isSelected'] ? '، برگزیده' : ''}`,
  selectedAnnouncement: (args: Args) => `${args['optionText']}، برگزیده شد`,
  buttonLabel: 'نمایش گزینه‌ها',
  listboxLabel: 'گزینه‌ها',
}

export const numberfield = {
  decrease: (args: Args) => `کاهش ${args['fieldLabel']}`,
  increase: (args: Args) => `افزایش ${args['fieldLabel']}`,
  numberField: 'خانهٔ عدد',
}

export const spinbutton = { Empty: 'خالی' }
export const overlays = { dismiss: 'بستن' }
export const menu = { longPressMessage: 'برای گشودن فهرست، نگه دارید یا Alt و کلید پایین را بزنید' }
