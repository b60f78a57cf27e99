# Las palabras de la página en español. Amables y sencillas, para alguien de unos doce años. Los {$nombres} se rellenan.


## First page
first-title = Míralo desde el otro lado.
first-about = Dos personas adultas, dos teléfonos. Cada una habla como si fuera la otra y después oye lo que faltaba.
first-open = Abrir una sala
first-join = Entrar con un código
first-kept = Tu lugar se guarda hasta el { $time }.
first-back-in = Volver a entrar
first-not-therapy = Un juego para practicar la escucha. No es terapia ni sirve para emergencias. Por favor, no lo uses si una de las dos personas tiene miedo de la otra, sufre daño, amenazas, vigilancia o control, o está ahora en crisis.
first-language = Idioma
first-more = Más
first-safety = Seguridad y apoyo

page-room-waits = La sala sigue detrás de esta página. Tu lugar se guarda.
page-to-room = Volver a la sala

menu = Menú
menu-room-stays = Tu lugar se guarda mientras lees.
menu-close = Cerrar el menú

about-title = ¿Qué es esto?
about-game = Un juego para practicar la escucha y comprobar lo que has entendido.
about-how = Dos personas, dos teléfonos. Cada una habla un rato como si fuera la otra. Después, quien lo sabe dice qué era así y qué faltaba.
about-promise = Inspirado en ejercicios del trabajo con parejas y de la terapia teatral. No es terapia ni promete resultados.
about-server-title = Qué ve el servidor
about-server = El servidor ve pasos, tiempos, tarjetas, elecciones, intentos y el nivel más suave. Lo que cada persona escribe y valora lo lleva sin leerlo.
about-gone = La sala desaparece en menos de un día.

safety-title = Seguridad
safety-support = Apoyo solo para ti
safety-leave-title = Para salir rápido
safety-leave = Toca la puerta tres veces o presiona la tecla Mayúsculas (Shift) tres veces. Se abre una página cualquiera y este teléfono olvida la sesión.
safety-leave-limit = No puede borrar el historial de tu navegador, ni quitar un icono que hayas puesto en tu pantalla de inicio. Tu pareja solo ve que tu teléfono no está.
leave-now = Salir ya
leave-door = Salir rápido: toca tres veces
leave-more = { $n ->
    [one] Un toque más para salir
   *[other] Dos toques más para salir
  }

support-title = Apoyo
support-danger = Si alguien está en peligro ahora, llama al número de emergencias de tu zona.
support-country = País
support-choose = Elige un país
support-another = Otro país
support-not-located = Nunca buscamos dónde estás, y nada de esta página se guarda.
support-topic-emergency = Emergencias
support-topic-crisis = Crisis
support-topic-partner = Violencia en la pareja
support-topic-young = Jóvenes
support-topic-elsewhere = En otros lugares
support-for-all = Para cualquier persona
support-for-distress = Para quien ya no puede más
support-for-partner = Para quien sufre daño o control de su pareja, y su entorno
support-for-women = Para mujeres que sufren daño o control, y su entorno
support-for-young = Para niños, niñas y jóvenes
support-hours-always = Día y noche
support-hours-afternoons = De lunes a sábado, de 14:00 a 20:00
support-hours-site = Horario en su página
support-others = otros idiomas
support-call = Llamar al { $number }
support-write = Escribir al { $number }
support-write-word = Escribir { $word } al { $number }
support-write-by = Por { $by }: { $number }
support-source = Más en
support-unverified = Ninguna persona lo ha comprobado todavía.
support-checked = Comprobado el { $on } por { $by }.
support-old = Sin comprobar desde hace más de un año.
support-no-entry = Todavía no hay nada comprobado para este país.
support-traces = Las llamadas y páginas que abras pueden quedar en las listas de este teléfono.
support-what-unverified = «Ninguna persona lo ha comprobado todavía» quiere decir: lo copiamos el { $on } de la página que se nombra, y aquí nadie lo ha probado. Un número puede haber cambiado.

settings-title = Ajustes
settings-theme = Claro u oscuro
theme-system = Como el teléfono
theme-light = Claro
theme-dark = Oscuro
settings-cues = Cuando pasa algo
settings-sound = Sonido
settings-vibration = Vibración
settings-light-too = Con cada sonido llega también una señal en la pantalla, así que sin sonido no se pierde nada.
settings-kept = Todo esto se guarda solo en este teléfono.

no-network = Sin conexión. Aquí puedes leer. Para una sala hace falta conexión.

## Joining
join-title = Entra con tu pareja
join-box = Código de la pantalla de tu pareja
join-hint = Puedes usar minúsculas, espacios y guiones.
join-go = Entrar
join-no-code = Un código tiene seis letras. Mira otra vez la pantalla de tu pareja.
back = Atrás
finding-place = Buscando tu lugar...
other-title = Dos salas
other-about = Este teléfono tiene un lugar en otra sala, guardado hasta el { $time }. Si tomas el lugar nuevo, este teléfono deja el otro.
other-take = Tomar el lugar nuevo

## Inviting
invite-title = Invita a tu pareja
invite-scan = Escanea esto con el otro teléfono
invite-qr = Un código QR que lleva a esta sala. El enlace de abajo hace lo mismo.
invite-code = O escribe este código
invite-code-letters = Código, letra por letra: { $letters }
invite-good-for = Sirve { $minutes ->
    [one] un minuto más
   *[other] { $minutes } minutos
  }, o hasta que se ocupe el lugar.
invite-run-out = Ese código ya no sirve. El código QR y el enlace siguen trayendo aquí, y puedes pedir un código nuevo con un toque.
invite-share = Enviar el enlace
invite-other = Probar otra dirección
invite-link = O envía este enlace
invite-copy = Copiar enlace
invite-copied = Copiado
invite-hold = Mantén presionado el enlace para copiarlo.
invite-hide = Ocultar código
invite-show = Mostrar código
invite-new = Código nuevo
invite-only-here = Este enlace solo se abre en este equipo. Para dos teléfonos, inicia el juego con «make run» mientras el equipo está en la red de casa.
invite-waiting = Esperamos a tu pareja. Sin prisa.

## Practice
practice-try = Probar a solas
practice-name = Guion
practice-script = En el otro lugar hay un guion, no una persona.
practice-line-1 = Me alegra que probemos esto.
practice-line-2 = Un paseo corto el domingo por la mañana, tú y yo.
practice-line-3 = Me gustaría oír más sobre eso.
practice-line-4 = Eso era nuevo para mí. Gracias por contármelo.

## Name
name-title = Hay un lugar guardado para ti
name-box = Tu nombre aquí
name-hint = Sin cuenta. Lo mejor es un apodo.
name-go = Tomar mi lugar
name-too-long = Hasta 12 letras.
name-change = Cambiar mi nombre
name-use = Usar este nombre
host-name = Guía
name-of-host = Se pregunta con este nombre. Usa uno que conozcan.

## Level
level-title = ¿Hasta dónde puede llegar hoy?
level-0 = Juego
level-0-about = Inventado, solo por diversión
level-1 = Cotidiano
level-1-about = Los platos, el cine, el teléfono
level-2 = Real pero pequeño
level-2-about = Algo de estas últimas semanas
level-3 = Delicado
level-3-about = Lo que nos conmueve, lo que siempre vuelve
level-4 = Con apoyo
level-4-about = Solo con una persona que acompañe
level-again = Elegir otra vez mi nivel
level-go = Elegir este nivel
level-who-sees = Nadie ve tu nivel. Cuenta el más suave.

## Private check
check-title = Cuatro preguntas privadas
check-safety = Esto no es terapia ni sirve para emergencias. Por favor, no lo uses si una de las dos personas tiene miedo de la otra, sufre daño, amenazas, vigilancia o control, o está ahora en crisis. Podría empeorar las cosas. Puedes parar cuando quieras, sin dar razones.
check-turn-away = Que nadie vea tu pantalla. Tómate tu tiempo.
check-adult = ¿Tienes 18 años o más?
check-free = ¿Estaría bien para ti decir que no, saltarte algo o parar hoy?
check-worried = ¿Te preocupa cómo pueda reaccionar tu pareja a lo que digas aquí?
check-now = ¿Cómo estás ahora mismo?
check-yes = Sí
check-no = No
check-not-sure = No lo sé o no
check-a-bit = Un poco o sí
check-skip = Saltar
check-ok = Bien
check-very-upset = Con mucho malestar
check-drinking = He bebido o consumido algo
check-crisis = En crisis
check-go = Listo
check-sending = En camino. Aquí no hay que hacer nada más.
check-who-sees = Tus respuestas se quedan en este teléfono y se borran tras usarlas. Solo se envía el tipo de sesión.
check-missing = { $n ->
    [one] Queda una pregunta por responder.
   *[other] Quedan { $n } preguntas por responder.
  }

## Choosing
choose-title = Toca todo lo que te gustaría.
choose-minutes = { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
  }
choose-seal = Sellar
choose-any = Cualquiera
choose-who-sees = Tu pareja no ve lo que tocas.
choose-no-match = Todavía no hay coincidencias. No pasa nada.
choose-no-match-about = Esta vez las elecciones fueron distintas. Se puede hablar y elegir otra vez.
choose-nothing-fits = Hoy ahí no hay nada
choose-nothing-fits-about = En lo elegido no hay nada para una sesión como la de hoy. Elige otra cosa, o prepara una sesión a medida.
choose-pick-again = Elegir otra vez
choose-again = Elegir otra vez a qué jugar
choose-today = Hoy: { $title }
compose-by-hand = A medida
compose-open = Preparar una sesión a medida
compose-title = Una sesión a medida
compose-about = Añade lo que quieras, en el orden que quieras. Empieza y termina con algo ligero.
compose-list = Tu lista
compose-add-title = Lo que hay
compose-add = Añadir { $title }
compose-up = Subir { $title }
compose-down = Bajar { $title }
compose-remove = Quitar { $title }
compose-place = { $title } tiene ahora el número { $place }.
compose-gone = { $title } ya no está en la lista.
compose-empty = Tu lista está todavía vacía.
compose-show = Mostrar la lista
compose-take-away = Retirarla
compose-who-sees = Esta lista se ve en los dos teléfonos. Puede cambiarse desde cualquiera.
compose-both-see = A medida: { $titles }. Unos { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
  }.
say-no_soft_end = Que lo último sea algo ligero.
say-no_soft_start = Que lo primero sea algo ligero.
say-nothing_gentle = Añade también algo sin cambio de papeles, por si hoy toca la baraja ligera.
say-too_few_cards = No hay tarjetas nuevas suficientes para todo eso. Quita algo.
say-too_steep = Eso va muy hondo demasiado pronto. Pon antes algo más ligero.
say-twice_in_a_row = Lo mismo sale dos veces seguidas. Pon otra cosa en medio.

## Ready
ready-title = Cuando quieras, empezamos
ready-mark = Estas dos señales se ven en los dos teléfonos:
ready-mark-why = ¿Son las mismas en el otro teléfono? Entonces esta es la sala correcta.
ready-go = Por mí, adelante
ready-undo = Todavía no
ready-waiting = Esperamos a { $partner }. Sin prisa.
ready-light = Hoy toca la baraja ligera. Algunas sesiones empiezan así por azar.
timers = Relojes
timers-standard = Normales
timers-longer = Más largos
timers-none = Sin reloj
rest-length = Minutos de descanso si se hace demasiado
timers-about = Entre dos deseos distintos vale el tiempo más largo.
sound-test = Probar el sonido
missing-storage = Este navegador no guarda nada: al cargar de nuevo haría falta otra sala.
missing-wake-lock = En esta red la pantalla puede apagarse.
missing-wake-lock-here = En este navegador la pantalla puede apagarse.
missing-vibration = Este teléfono no vibra aquí. Con cada sonido viene una luz.
missing-clipboard = Aquí los enlaces se copian a mano: mantén uno presionado para copiarlo.

## Around the play
pass = Paso
pause = Pausa
stop = Parar
can-pass = Puedes pasar. Sin dar razones.
ten-seconds = Diez segundos.
close = Cerrar
gauge = ¿Cómo estoy?
time-added = Hay 30 segundos más.
halfway = Mitad del tiempo.
told-held = El reloj está detenido.
told-running = El reloj corre.
start-over = A la primera página
postponed-later = Otro día
erase = Borrar la sesión
host-add = Añadir guía
host-asks = { $name } quiere entrar a guiar.
host-asks-about = Hacen falta dos síes: el tuyo y el de tu pareja. Quien guía solo ve lo que se comparte desde los dos teléfonos.
host-yes = Sí, que entre
host-no = No
host-holds = Quien guía ha detenido el reloj.
host-shared-open = Para quien guía
ready-host-starts = Esperamos a que empiece { $name }.
move-open = Pasar a otro teléfono
send-out = ¿No es tu pareja? Código nuevo
thanks-title = Hasta otro día.
thanks-about = Gracias a ti y a tu pareja.
play-again = Jugar otra vez

### From the first card on: fetched with the screens of play

## In play
turn-mine = Tu turno
turn-partner = Es el turno de { $who }
turn-both = Turno compartido
next = Después: { $title } · { $minutes ->
    [0] menos de un minuto
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
  }
done-button = Hecho
waiting-for = Esperamos a { $partner }. Sin prisa.
pass-shorten = Acortar
way-out = Pasar, pausar o parar
who-nobody = Solo lo ves tú. Se queda en este teléfono.
who-both-later = Solo lo ves tú hasta que las dos personas terminen.
who-both-now = Se ve enseguida en las dos pantallas.
who-server = El servidor ve esta elección.
only-you-card = Solo tú ves esta tarjeta
clock-seconds = { $n ->
    [one] { $n } segundo
   *[other] { $n } segundos
  }
clock-up = Tiempo.
clock-up-spoken = Tiempo. Termina tu frase.
clock-up-open = Tiempo. Lo que no enviaste no cuenta.
clock-held = Detenido en { $span }
clock-open = Sin reloj. Se sigue cuando ambas personas quieran.
in-role = { $who }, en el lugar de { $as }
in-role-mine = Tu turno: habla como { $as }
turn-speaks = Habla { $who }
turn-of = Turno { $n } de { $of }.
time-closed = Tiempo. Lo que no has sellado se queda contigo.
least = Sin prisa. { $n ->
    [one] En { $n } segundo
   *[other] En { $n } segundos
  } puedes seguir.
passed = Pasamos. Seguimos.
passed-shorter = Esta vez más corto, y seguimos.
both-done = Ya está todo. Seguimos en un momento.
who-nothing = Los teléfonos no anotan nada aquí.
card-cover = Tapar mi tarjeta
card-show = Ver mi tarjeta
card-instead = Hacerlo de otra manera
card-as-before = Volver a la tarjeta
card-another = Otra tarjeta
task-again = Volver a leerlo
hand-new = Hay otras tarjetas en la mesa.
hand-about = ¿De qué trata?
left-over = Lo que escribiste antes
skips = En esta pantalla
skip-answer = A la respuesta
skip-way-out = Pasar, pausar o parar
skip-leave = Salir rápido
question-begin = Empezar
question-next = Siguiente
question-back = Atrás
question-of = { $n } de { $of }
question-list = Repásalo
question-empty = en blanco
question-clear = Dejarlo en blanco
scale-unset = sin elegir
scale-less = Uno menos
scale-more = Uno más
text-left = { $n ->
    [0] No quedan letras
    [one] Queda { $n } letra
   *[other] Quedan { $n } letras
  }
text-over = { $n ->
    [one] Sobra { $n } letra. No se pierde nada.
   *[other] Sobran { $n } letras. No se pierde nada.
  }
text-soft = ¿Lo diría también un «yo siento»?
text-soft-after = tú siempre, tú nunca, siempre haces, nunca haces, siempre dices, nunca dices, siempre eres, nunca eres
seal-go = Sellarlo
seal-or-not = Si no la sellas, tu nota se queda en este teléfono.
seal-not = Lo que no has sellado se queda contigo.
sealed-kept = Guardado en este teléfono hasta que lo envíes.
sealed-flying = En camino
sealed-later = Aún no se ha enviado. Saldrá cuando vuelvas.
sealed-sealed = Sellado
answer-go = Esta es mi respuesta
answer-missing = { $n ->
    [one] Falta una respuesta.
   *[other] Faltan { $n } respuestas.
  }
guess-go = Creo que es esta
guess-first = Elige antes una.
guess-hit = Eso es.
guess-family = Muy cerca, de la misma familia.
guess-pair = Cerca. Es fácil confundirlas.
guess-close = Cerca. Las dos pueden parecerse.
guess-miss = Esta no es.
guess-more = { $n ->
    [one] Un intento más.
   *[other] { $n } intentos más.
  }
signal-left = { $n ->
    [one] Queda { $n }
   *[other] Quedan { $n }
  }
signal-raised = { $label }: { $n } de { $of }

## Time out and the end, in short
paused-title = En pausa
paused-about = Sin prisa: todo el tiempo que haga falta.
rest-longer-pause = Descanso más largo
breather-title = Un momento para respirar
breather-about = Llegan solos de vez en cuando.
breathe-in = Toma aire ...
breathe-out = y suelta ...
breathe-slowly = Toma aire despacio y suéltalo aún más despacio.
breather-over-title = ¿Seguir o descansar más?
breather-silence = Si nadie toca nada, descansamos.
breather-who-sees = Solo tú ves lo que tocas.
breather-tapped-on = Has tocado: seguir. En un momento se ve en las dos pantallas cómo sigue.
breather-tapped-longer = Has tocado: descansar más. En un momento se ve en las dos pantallas cómo sigue.
rest-longer = Descansar más
rest-title = Un descanso más largo
rest-about = Tomamos el descanso largo. Volvemos a las { $time }.
rest-how = Agua, un paseo, algo de música. El tema puede esperar.
rest-over-title = ¿Seguimos?
rest-say = Si quieres, puedes decir:
rest-line = «Ya estoy aquí otra vez y quiero escucharte.»
rest-more = { $minutes } minutos más
go-on = Seguir
stop-title = ¿Parar por hoy?
stop-about = No cuenta en contra de nadie.
stop-go = Parar por hoy
stop-break = Hacer una pausa
stop-keep = Seguir jugando
stop-stay = Todavía no
gauge-title = ¿Cómo estoy?
gauge-who-sees = Solo tú ves esto. Después de «Es demasiado» llega sola una pausa en un momento, y a nadie se le dice por qué. Mantener presionada la piedra también dice «Es demasiado».
gauge-steady = En calma
gauge-stirred = Algo se mueve
gauge-full = Al límite
gauge-too-much = Es demasiado
gauge-noted = Anotado.
time-add = Añadir 30 segundos
done-title = Gracias por llegar hasta aquí.
stopped-title = Hemos parado por hoy.
postponed-title = Esta sesión está en pausa.
blocked-title = No podemos empezar aquí. Este juego es para personas adultas.

## What was opened
reveal-both-in = Ya están las dos respuestas
reveal-about = Cómo lo vive { $name }
reveal-about-on = Cómo lo vive { $name }: { $card }
reveal-filled = Dijo { $name }
reveal-hollow = Imaginó { $name }
reveal-guessed-again = Imaginó { $name } la segunda vez
reveal-first = Primera vez
reveal-second = Segunda vez
reveal-said = { $name } dijo { $value }.
reveal-said-none = { $name } lo dejó vacío.
reveal-guessed = { $name } imaginó { $value }.
reveal-guessed-none = { $name } no imaginó nada.
reveal-scale = { $low } es «{ $lowWords }», { $high } es «{ $highWords }».
reveal-table = Ver como tabla
reveal-line = Línea
reveal-empty = sin respuesta
reveal-map = Un mapa: { $cards }
reveal-sketch = Un dibujo nuestro, no una medición.
reveal-meant-read = Era: { $meant }. Se leyó: { $read }.
reveal-then = { $before }, luego { $after }
reveal-showed = Lo mostró { $name }. { $what }
reveal-meant = Era
reveal-meant-by = Lo que mostró { $name }
reveal-read = Se leyó
reveal-turn = Turno
map-pleasant = agradable
map-unpleasant = desagradable
map-lively = con energía
map-still = en calma
map-middle = en el medio
map-pleasant-lively = agradable, con energía
map-pleasant-still = agradable, en calma
map-unpleasant-lively = desagradable, con energía
map-unpleasant-still = desagradable, en calma

## What answers say
meaning-often_close = A menudo cerca.
meaning-here_and_there = Cerca en algunas cosas.
meaning-little_between = No muy lejos. Las respuestas se parecen tanto que no se puede decir más.
meaning-far_apart = Hoy, lejos. Buen momento para preguntar.
meaning-not_enough_yet = Todavía hay pocas respuestas para decir más. No pasa nada.
meaning-all_the_same = Las respuestas no cambiaron de una línea a otra, así que no hay nada que comparar.
meaning-furthest_apart = Lo más distante: «{ $item }». Vale la pena preguntarlo.
meaning-leaned_on_own_view = Te apoyaste en tu propia respuesta. Es fácil que pase. Puedes preguntar en qué es distinto para { $partner }.
meaning-followed_partners_view = Te guiaste por cómo lo vive { $partner }, más que por cómo lo vives tú.
meaning-sees_it_stronger = En conjunto, lo imaginaste más fuerte de lo que dijo { $partner }. Puedes preguntar cuándo es así y cuándo no.
meaning-sees_it_milder = En conjunto, lo imaginaste más suave de lo que dijo { $partner }. Puedes preguntar qué es lo que no se ve.
meaning-too_alike_to_tell = Tus respuestas y las de { $partner } se parecen tanto que no se puede saber por cuáles te guiaste.
meaning-items_have_changed = Las preguntas cambiaron entre una vez y otra, por eso estas respuestas no se juntan.
meaning-found_feelings = En equipo: { $found } de { $of } emociones.
meaning-found_with_second = En equipo: { $found } de { $of } emociones; al segundo intento, { $second }.
meaning-found_none_yet = Hoy costaba leerlas. Puedes mostrar otra vez cómo se ve cada una.
meaning-near_ones = Quedaron cerca: { $found }.
meaning-felt_as_thought = { $partner } sintió que le entendías más o menos tanto como pensabas.
meaning-felt_more = { $partner } sintió que le entendías más de lo que pensabas.
meaning-felt_less = { $partner } sintió que le entendías menos de lo que pensabas. Está bien saberlo: puedes preguntar qué faltó.

## The end
end-both = Para tu pareja y para ti
end-mine = Solo en tu pantalla, sobre lo que imaginaste
end-opened = Todo lo que se abrió
end-numbers = Ver los números
end-numbers-about = Números aproximados de unas pocas respuestas. Dicen poco de una persona, y nada del amor.
number-close = Cercanía de lo que cada quien imaginó, en conjunto, más allá del azar: { $value }. 0 es lo que da el azar, 1 es lo mismo. De { $n } respuestas.
number-tracking = Cómo sube y baja lo que imaginaste con lo que dijo { $partner }: { $value }. 1 es del todo, 0 es nada. De { $n } respuestas.
number-bias = Cuántos pasos queda lo que imaginaste por encima (o, con signo menos, por debajo) de lo que dijo { $partner }: { $value }.
number-forces = Cuánto sigue lo que imaginaste a lo que dijo { $partner }: { $truth }; y a tus propias respuestas: { $own }.
number-found = Leídas a la primera: { $found } de { $of }{ $between }.
number-chance = Sin mirar se acertaría una de cada { $k }.
number-between = { " " }(con tan pocas, puede ser desde { $low } hasta { $high })
number-none-not_enough = todavía no, a partir de { $least } respuestas
number-none-flat = ninguno, porque algunas respuestas son todas iguales
number-none-alike = ninguno, porque las respuestas de cada quien se parecen mucho
number-none-changed_items = ninguno, porque las preguntas han cambiado
number-none = ninguno
end-go-keep = Guardar o borrar
end-back = Volver a lo que vimos
end-part-title = De vuelta a ti
end-part-task = Di: soy { $me }. Algo en lo que no me parezco al papel es ...
end-part-line = Estabas en un papel. Nada de lo dicho en él es una promesa, una confesión ni una prueba.
end-part-done = Vuelvo a ser yo
end-host = Lo que han visto y lo que guardan es solo suyo.
keep-title = Guardar o borrar
keep-about = Activa lo que te gustaría guardar en pareja. Solo se puede guardar lo que se activa en los dos teléfonos. Lo que activa una sola persona no se muestra nunca.
keep-nothing = Aquí no hay nada que guardar. No pasa nada.
keep-what = Qué guardar
keep-found = Lo que descubrimos
keep-topic = Tema: { $topic }
keep-both = Tu pareja también quiere guardarlo.
keep-wait = Se podrá guardar cuando haya un sí de cada parte.
keep-save = Guardar en este teléfono
keep-save-warning = Quien use este teléfono puede abrir el archivo.
keep-text = Ver el texto
keep-goes = La sesión se borra por sí sola en menos de un día.
keep-last = Algo de esto espera a tu pareja. Cuando sigas, ya no se podrá guardar en este teléfono.
keep-done = Es todo por hoy
erase-title = ¿Borrar esta sesión para ti y para tu pareja?
erase-about = Se borra del servidor enseguida. Los archivos guardados se quedan donde están.
erase-back = No borrarla
postponed-open = La sala sigue abierta hasta el { $time }.
postponed-again = Repetir las preguntas
postponed-support = Apoyo
blocked-support = Apoyo para jóvenes

## The host
host-add-title = Añadir guía
host-add-about = Puede ser terapeuta o alguien de confianza. Lleva el tiempo y solo ve lo que se comparte desde los dos teléfonos. Antes de que entre se pregunta en ambos.
host-add-go = Mostrar la entrada
host-scan = Quien guía escanea esto, escribe el código o sigue el enlace.
host-came = Alguien ha venido a guiar.
host-lamp = Quien guía puede ver esto
host-lamp-mine = Compartido contigo desde los dos teléfonos
host-share = Compartir con quien guía
host-share-back = Retirar
host-share-why = Quien guía solo lo ve si también tu pareja lo comparte.
host-share-waits = Por ti, se comparte. Quien guía lo verá cuando también tu pareja diga que sí.
host-shared-title = Lo que puede ver quien guía
host-send-away = Seguir sin guía
host-nothing-yet = Todavía no se ha abierto nada, así que no hay nada que compartir.
host-outside-title = Estás a la puerta
host-outside-about = Ahora se pregunta a cada persona. Entras cuando las dos hayan dicho que sí.
host-lobby-title = Tú guías esta sesión
host-lobby-about = Llevas el tiempo. Ves lo que te comparten de común acuerdo, y nada más de lo que escriben.
host-partner-ready = { $name } dice: adelante.
host-partner-waits = { $name } aún no ha dicho: adelante.
host-not-ready = Empieza cuando cada persona diga: adelante.
host-start = Empezar
host-hold = Detener el reloj
host-run = Dejar correr el reloj
host-skip = Saltar
host-nudge = Pedir un momento
host-nudged = En los dos teléfonos se ve que pides un momento.
host-end = Terminar por hoy
host-end-title = ¿Terminar por hoy, para todo el mundo?
host-step = { $exercise }, paso { $step } de { $of }
host-sees-pause = Están en pausa.
host-sees-breather = Un momento para respirar.
host-sees-rest = Un descanso más largo.
host-reads = Lee { $name }:
host-nothing-shared = Todavía no te han compartido nada.
host-shared-with-you = Compartido contigo
turn-both-of-them = Ambas personas

## Moving a seat, and sending out
move-title = ¿Pasar tu lugar a otro teléfono?
move-about = Recibes un código para tu propio lugar. Cuando se use, este teléfono lo deja.
move-go = Pasarlo
move-stay = Quedarme aquí
move-scan = Escanea esto con tu otro teléfono, o escribe allí el código.
door-good-for = Sirve { $minutes ->
    [one] un minuto más
   *[other] { $minutes } minutos
  }, y para una sola persona.
door-run-out = Ese código ya no sirve. Pide uno nuevo.
send-out-title = ¿Sacar a { $partner }?
send-out-about = Ese lugar queda libre y recibes un código nuevo para tu pareja.
send-out-go = Sacar, código nuevo
send-out-keep = No, todo bien

### At any time

## The partner
presence-empty = Todavía no hay nadie.
presence-here = { $partner } está aquí.
presence-moving = { $partner } está volviendo.
presence-asleep = El teléfono de { $partner } está en reposo. Esperamos.
presence-away = { $partner } no está ahora. Su lugar se guarda.
presence-away-held = { $partner } no está ahora. El reloj espera y su lugar se guarda hasta el { $time }.
presence-back = { $partner } ha vuelto.
you = tú
seats = Lugares

## The connection
link-down = Sin conexión. Tu lugar se guarda. Puedes seguir escribiendo.
link-back = Hay conexión otra vez.
unreachable = Ahora no se puede llegar a la sala. Prueba otra vez en un momento.
moved-here = Traerla aquí
screen-broke = Esta pantalla falló. Tu lugar se guarda.
reload = Cargar de nuevo
version-needed = Hace falta una versión más nueva.

## What the server refuses or says, by its codes
-not-through = Eso no llegó. Prueba otra vez.
say-already_given = Esa respuesta ya está dada. Cuenta la primera.
say-bad_card = { say-bad_choice }
say-bad_choice = Esa opción ya no está. Elige una de estas.
say-bad_size = { -not-through }
say-blocked = No podemos empezar aquí. Este juego es para personas adultas.
say-elsewhere = { say-too_old }
say-erased = Sesión borrada del servidor. Los archivos guardados se quedan donde están.
say-game_on = El juego ya empezó, así que eso queda fijado por hoy.
say-gone = Esta sesión ya no está aquí.
say-id_reused = { -not-through }
say-knocked = Alguien intentó entrar. No vio nada y no pudo pasar.
say-later = El servidor no puede guardar ahora. Tu lugar sigue reservado.
say-malformed = { -not-through }
say-moved = Esta sesión pasó a otra pestaña o a otro teléfono.
say-moved_on = Tu lugar está ahora en tu otro teléfono.
say-name_invalid = Un nombre tiene de 1 a 12 letras, signos o emojis.
say-name_taken = Tu pareja tiene ese nombre. Prueba otro.
say-no_answer_wanted = { say-bad_choice }
say-no_host = Aquí ya no hay guía.
say-no_seat = Este teléfono no tiene lugar aquí. Pide una sala nueva.
say-no_time = En este paso no se puede añadir más tiempo.
say-no_way_in = Ese código no abre ninguna sala. Los códigos duran diez minutos. Pide uno nuevo.
say-not_for_you = Eso no te toca desde este lugar.
say-not_now = Ahora no es posible.
say-not_offered = Eso no se ofrece aquí.
say-not_playing = El juego no está en marcha ahora.
say-not_ready = Falta que alguien diga: adelante.
say-not_yours = Es el turno de tu pareja. El tuyo viene después.
say-nudge = Quien guía pide un momento.
say-on_break = Estamos en un descanso. Tus palabras siguen aquí.
say-out_of_order = { -not-through }
say-partner_here = Tu pareja está aquí y puede pasar su lugar.
say-phase_over = Hemos pasado al siguiente paso. Tus palabras siguen aquí.
say-rest_not_over = El descanso no ha terminado. Si prefieres, puedes parar por hoy.
say-saving_again = Se vuelve a guardar.
say-saving_stopped = El servidor no puede guardar ahora. Tu lugar sigue reservado. Esto se envía solo.
say-seated = { -not-through }
say-sent_out = Tu lugar quedó libre. Pide un código nuevo.
say-silent = { -not-through }
say-slow_down = Ha sido demasiado a la vez. Espera un momento.
say-stale = { link-down }
say-too_large = { -not-through }
say-too_late = El tiempo acabó antes de que esto llegara. Aún puedes decirlo.
say-too_many_rooms = Desde aquí se abrieron muchas salas. Espera diez minutos.
say-too_many_tries = Demasiados intentos por ahora. Usa el enlace o el código QR, o espera diez minutos.
say-too_old = La sala se está trasladando. Prueba en un momento.
say-unknown_exercise = { say-unknown_programme }
say-unknown_kind = { -not-through }
say-unknown_programme = Eso ya no está. Elige otra vez.
say-unseated = { -not-through }
