import './styles/index.css'
import { language } from './language'
import { Connection } from './model/connection'
import { Page } from './shell/page'

document.documentElement.lang = language
const page = new Page(document.getElementById('page')!)
new Connection(page, undefined, () => page.login.ensure()).start()
