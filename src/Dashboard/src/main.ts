import './styles/index.css'
import { Connection } from './connection'
import { Page } from './page'

new Connection(new Page(document.getElementById('page')!)).start()
