import './styles/index.css'
import { Connection } from './connection'
import { Page } from './page'

const page = new Page(document.getElementById('page')!)
new Connection(page, undefined, () => page.login.ensure()).start()
