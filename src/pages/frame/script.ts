/**
 * What pages can't do without a script: show a password, and say while it is typed what it still lacks. Everything works without it. A constant:
 * nothing of a request ever comes into it.
 */
export const pageScript = `
for(const b of document.querySelectorAll('button[data-shows]')){
const i=document.getElementById(b.dataset.shows)
b.hidden=false
b.onclick=()=>{const on=i.type==='password';i.type=on?'text':'password';b.setAttribute('aria-pressed',on);i.focus()}
i.form.addEventListener('submit',()=>{i.type='password';b.setAttribute('aria-pressed',false)})
}
for(const r of document.querySelectorAll('[data-rules]')){
const i=document.getElementById(r.dataset.rules)
const tests={length:(v,n)=>v.length>=n,uppercase:v=>/[A-Z]/.test(v),lowercase:v=>/[a-z]/.test(v),number:v=>/[0-9]/.test(v),
symbol:v=>/[\\^$*.[\\]{}()?"!@#%&/\\\\,><':;|_~\`=+-]|(?<=.) (?=.)/.test(v)}
const check=()=>{for(const l of r.querySelectorAll('li')){
const ok=tests[l.dataset.rule](i.value,Number(l.dataset.count))
l.className=i.value===''?'':ok?'valid passwordCheck-valid-customizable':'notValid passwordCheck-notValid-customizable'
l.lastElementChild.textContent=i.value===''?'':' '+(ok?r.dataset.met:r.dataset.unmet)}}
i.addEventListener('input',check)
check()
}
`
